import { gradientCell } from '../engine/graph.ts'
import type { Motion } from '../engine/motion.ts'
import type { Trace } from '../engine/trace.ts'
import type { OperationLayout, OperationPlace } from '../layout/layout.ts'
import type { Item } from './mark.ts'
import { operationMarks, PLAIN } from './operation-glyph.ts'
import { areaOf, placeId, placesOf } from './operation-homes.ts'
import { operationWireItem } from './operation-wires.ts'
import { type Cached, seenOf, steady } from './steady.ts'
import type { View } from './view.ts'

/** A glyph at rest as far as the layout decides it. */
interface Standing {
  readonly place: OperationPlace
  readonly id: string
  readonly box: Item['box']
}

/** The steps that some cells of a view may hang on: all before `from` are done, none from `to` on. */
interface Stretch {
  readonly from: number
  readonly to: number
  /** The motion between the two, if there is one, and how many of its stages are over. */
  readonly motion: Motion | null
  readonly stages: number
}

/** The last glyphs of a layout, and what they were made for. */
interface Rested {
  readonly trace: Trace
  readonly state: string
  readonly preview: boolean
  readonly stretch: Stretch
  readonly glyphs: readonly Item[]
}

/** Over so few steps only the glyphs that they write are looked at. */
const FEW_STEPS = 400

const wireCache = new WeakMap<OperationLayout, readonly Item[]>()
const standingCache = new WeakMap<OperationLayout, readonly Standing[]>()
const itemCache = new WeakMap<OperationLayout, Cached>()
const restCache = new WeakMap<OperationLayout, Rested>()

const restingWires = (layout: OperationLayout): readonly Item[] => {
  const thin = layout.detail === 'symbol' || layout.detail === 'dot'
  return layout.wires.map((wire) => operationWireItem(wire, thin))
}

/** The wires of a plain graph at rest. */
export const wiresAtRest = (layout: OperationLayout): readonly Item[] => {
  const known = wireCache.get(layout) ?? restingWires(layout)
  wireCache.set(layout, known)
  return known
}

const standingOf = (layout: OperationLayout): readonly Standing[] => {
  const known = standingCache.get(layout)
  if (known) return known
  const standing = layout.places.map((place): Standing => {
    const { x, y, w, h } = areaOf(place)
    // The rings of an output stand around its dot.
    const by = layout.detail === 'dot' || layout.detail === 'symbol' ? 4 : 2
    return { place, id: placeId(place), box: { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by } }
  })
  standingCache.set(layout, standing)
  return standing
}

const stretchOf = ({ moment, motion, u }: View<OperationLayout>): Stretch => {
  const { from, to } = motion?.beat ?? { from: moment.step, to: moment.step }
  return { from, to, motion, stages: motion ? motion.stages.filter(({ end }) => u >= end).length : 0 }
}

/** How many stages of a motion are over in a stretch: in the motion, or at rest at either end; −1 elsewhere. */
const stagesOver = (by: Motion, { from, motion, stages }: Stretch): number => {
  if (motion !== null) return motion === by ? stages : -1
  if (from === by.beat.from) return 0
  return from === by.beat.to ? by.stages.length : -1
}

/** The steps that may be done in one of two stretches and not in the other; null where they may be most of all. */
const stepsBetween = (a: Stretch, b: Stretch): readonly number[] | null => {
  const motion = a.motion ?? b.motion
  const [m, n] = motion ? [stagesOver(motion, a), stagesOver(motion, b)] : [-1, -1]
  const steps: number[] = []
  if (motion && m >= 0 && n >= 0) {
    const { from } = motion.beat
    motion.stageOf.forEach((stage, i) => {
      if (stage >= Math.min(m, n) && stage < Math.max(m, n)) steps.push(from + i)
    })
    return steps
  }
  const to = Math.max(a.to, b.to)
  for (let i = Math.min(a.from, b.from); i < to; i++) steps.push(i)
  return steps.length > FEW_STEPS ? null : steps
}

/** The glyphs whose numbers may differ between two views; null where that may be most of them. */
const changedPlaces = (view: View<OperationLayout>, before: Rested): readonly number[] | null => {
  const { schedule, graph, trace } = view.moment
  if (before.trace !== trace || before.preview !== (view.moment.preview === true)) return null
  const steps = stepsBetween(stretchOf(view), before.stretch)
  const cells = steps?.map((step) => schedule.cell[step]!).filter((cell) => cell < 2 * graph.nodeCount)
  const nodes = new Set(cells?.map((cell) => cell % graph.nodeCount))
  return steps && [...nodes].flatMap((node) => placesOf(view.layout, node))
}

/** The glyphs of a plain graph at rest, made anew only where a number has changed since the last frame. */
export const glyphsAtRest = (view: View<OperationLayout>): readonly Item[] => {
  const { layout, moment, state } = view
  const known = restCache.get(layout)
  if (known?.trace === moment.trace && known.state === state) return known.glyphs
  const cache = itemCache.get(layout) ?? new Map()
  itemCache.set(layout, cache)
  // A leaf at rest shows no old → new: that belongs to the beat.
  const resting = { ...view, beat: null }
  const standing = standingOf(layout)
  const glyphOf = ({ place, id, box }: Standing): Item => {
    const cells = [place.node, gradientCell(moment.graph, place.node)]
    return steady(cache, id, seenOf(view, cells), () => ({
      id,
      box,
      marks: operationMarks(resting, place, PLAIN),
    }))
  }
  const changed = known ? changedPlaces(view, known) : null
  const glyphs = known && changed ? [...known.glyphs] : standing.map(glyphOf)
  for (const p of changed ?? []) glyphs[p] = glyphOf(standing[p]!)
  const { trace, preview = false } = moment
  restCache.set(layout, { trace, state, preview, stretch: stretchOf(view), glyphs })
  return glyphs
}
