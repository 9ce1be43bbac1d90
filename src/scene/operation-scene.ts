import { gradientCell } from '../engine/graph.ts'
import type { Trace } from '../engine/trace.ts'
import type { Moment } from '../explain/explanation.ts'
import type { OperationLayout } from '../layout/layout.ts'
import { faded } from './draw.ts'
import { settle } from './ease.ts'
import type { Item, Picture } from './mark.ts'
import { SHIFT_MS, type Told } from './moving.ts'
import { operationFocus } from './operation-focus.ts'
import { operationMarks, PLAIN } from './operation-glyph.ts'
import { areaOf, placeId } from './operation-homes.ts'
import { activeArea, operationMoving } from './operation-moving.ts'
import { operationWireItem } from './operation-wires.ts'
import { type Cached, seenOf, steady } from './steady.ts'
import { momentBefore, type View, viewOf } from './view.ts'

/** What a picture of a plain graph is a function of. */
export interface OperationInput {
  readonly moment: Moment
  readonly layout: OperationLayout
  /** 0…1 on the clock of the moment's beat; 1 at rest. */
  readonly u: number
  readonly told: Told
}

const itemCache = new WeakMap<OperationLayout, Cached>()
const wireCache = new WeakMap<OperationLayout, readonly Item[]>()
const restCache = new WeakMap<
  OperationLayout,
  { readonly trace: Trace; readonly state: string; readonly glyphs: readonly Item[] }
>()

const wiresAtRest = (layout: OperationLayout): readonly Item[] => {
  const known = wireCache.get(layout) ?? layout.wires.map(operationWireItem)
  wireCache.set(layout, known)
  return known
}

/** Glyphs at rest, made anew only where a number has changed since the last frame. */
const glyphsAtRest = (view: View<OperationLayout>): readonly Item[] => {
  const { layout, moment, state } = view
  const known = restCache.get(layout)
  if (known?.trace === moment.trace && known.state === state) return known.glyphs
  const cache = itemCache.get(layout) ?? new Map()
  itemCache.set(layout, cache)
  // A leaf at rest shows no old → new: that belongs to the beat.
  const resting = { ...view, beat: null }
  const glyphs = layout.places.map((place) => {
    const id = placeId(place)
    const { x, y, w, h } = areaOf(place)
    const cells = [place.node, gradientCell(moment.graph, place.node)]
    return steady(cache, id, seenOf(view, cells), () => ({
      id,
      box: { x: x - 2, y: y - 2, w: w + 4, h: h + 4 },
      marks: operationMarks(resting, place, PLAIN),
    }))
  })
  restCache.set(layout, { trace: moment.trace, state, glyphs })
  return glyphs
}

/**
 * The picture of a moment of a plain graph: a pure function of its input. Items that show the same numbers as in the last
 * picture of the same layout are the same objects.
 */
export const operationPicture = ({ moment, layout, u, told }: OperationInput): Picture => {
  const view = viewOf(moment, layout, u)
  const resting = { wires: wiresAtRest(layout), glyphs: glyphsAtRest(view) }
  if (!moment.beat) return { ...resting, moving: [], recede: 0, active: null }
  const focus = operationFocus(layout, moment, moment.beat)
  const earlier = view.motion ? momentBefore(moment) : null
  const before = earlier?.beat ? operationFocus(layout, earlier, earlier.beat) : null
  const shift = view.motion && !told.asked ? settle(Math.min(1, (u * view.motion.duration) / SHIFT_MS)) : 1
  const moving = operationMoving(view, focus, told)
  const active = activeArea(layout, view, focus, told)
  const recede = focus.single ? (before?.single ? 1 : shift) : before?.single ? 1 - shift : 0
  if (shift >= 1 || !earlier || !before?.single) return { ...resting, moving, recede, active }
  const leaving = operationMoving(viewOf(earlier, layout, 1), before, null)
  return { ...resting, moving: [...faded(leaving, 1 - shift), ...moving], recede, active }
}
