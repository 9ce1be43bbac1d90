import type { Moment } from '../explain/explanation.ts'
import type { Layout } from '../layout/layout.ts'
import { canDraw, provideLossTable } from '../scene/loss.ts'
import type { Picture } from '../scene/mark.ts'
import type { OperationInput } from '../scene/operation-scene.ts'
import { pictureOf } from '../scene/scene.ts'
import type { Maps } from '../scene/view.ts'
import { PLAIN_ABOVE } from '../scene/wire.ts'
import { stillMomentOf } from '../store/selectors.ts'
import type { AppState } from '../store/state.ts'
import { explanationOf } from './moment.ts'
import type { OpeningFrame, StageOpening } from './stage-opening.ts'

/** Draws plain graphs; null until that is loaded. */
export type DrawOperations = ((input: OperationInput) => Picture) | null

/** Loads what draws plain graphs: only who opens one needs it. */
export const loadOperations = async (): Promise<NonNullable<DrawOperations>> =>
  (await import('../scene/operation-scene.ts')).operationPicture

/** Loads what draws losses with probabilities. */
export const loadLossTable = async (): Promise<void> => {
  provideLossTable((await import('../scene/loss-table.ts')).lossTable)
}

/** Loads what draws small glyphs and maps; answers what starts them on a stage. */
export const loadSmall = async () => (await import('./stage-small.ts')).startSmall

/** Draws paths over a picture; null until the tool that traces them has been opened. */
let drawPaths: typeof import('../scene/path-marks.ts').withPaths | null = null

/** Loads what draws paths. */
export const loadPaths = async (): Promise<void> => {
  drawPaths ??= (await import('../scene/path-marks.ts')).withPaths
}

/** How what is loaded later is drawn, and how a camera sees a layout. */
export interface Drawing {
  readonly operations: DrawOperations
  readonly opened: StageOpening['draw'] | null
  /** Set while neurons are on their way. */
  readonly way: OpeningFrame['way']
  /** What the neurons say, null where that is not shown. */
  readonly maps: Maps | null
  readonly seen: (layout: Layout) => NonNullable<OperationInput['seen']>
}

/**
 * The picture of the place in view on a layout as a camera sees it, with the paths that are traced; null while there is
 * nothing to draw.
 */
export const pictureOfState = (state: AppState, layout: Layout | null, drawing: Drawing): Picture | null => {
  const picture = plainPicture(state, layout, drawing)
  const { traced } = state
  const moment = stillMomentOf(state)
  if (!picture || !layout || !moment || !traced || !drawPaths) return picture
  return drawPaths(picture, layout, moment, traced)
}

const NOTHING = { chip: [], ties: [] }
const resting = new WeakMap<Moment, Moment>()

const restingMoment = (moment: Moment): Moment => {
  const known = resting.get(moment) ?? { ...moment, beat: null }
  resting.set(moment, known)
  return known
}

/** Milliseconds for which many wires stay as they are while iterations pass: drawing them takes many frames. */
const HELD_MS = 2000
let lastWires = Number.NEGATIVE_INFINITY

/** Whether many wires are to stay as they were last drawn. */
const holdsWires = (isRunning: boolean): boolean => {
  const now = performance.now()
  if (isRunning && now - lastWires < HELD_MS) return true
  lastWires = now
  return false
}

const plainPicture = (
  state: AppState,
  layout: Layout | null,
  { operations, opened, way, seen, maps }: Drawing,
): Picture | null => {
  const { playhead, run } = state
  const there = stillMomentOf(state)
  if (there === null || layout === null) return null
  const { motion } = playhead
  // While iterations pass, nothing but what rests is drawn.
  const moment = run ? restingMoment(there) : there
  const told = run ? NOTHING : { ...explanationOf(moment), asked: motion?.asked === true }
  const at = { moment, u: motion?.u ?? 1, told, maps }
  if (layout.kind === 'operation') return operations?.({ ...at, layout, seen: seen(layout) }) ?? null
  if (!canDraw(layout)) return null
  if (layout.opened.length > 0 && opened) return opened({ ...at, layout }, way)
  const holds = layout.wires.length > PLAIN_ABOVE && holdsWires(run !== null)
  return pictureOf({ ...at, layout, holds })
}
