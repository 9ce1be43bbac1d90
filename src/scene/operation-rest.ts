import { gradientCell } from '../engine/graph.ts'
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

interface Stretch {
  readonly from: number
  readonly to: number
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

/** The steps that some cells of a view may hang on: all before `from` are done, none from `to` on. */
const stretchOf = ({ moment, motion }: View<OperationLayout>): Stretch =>
  motion ? { from: motion.beat.from, to: motion.beat.to } : { from: moment.step, to: moment.step }

/** The glyphs whose numbers may differ between two views; null where that may be most of them. */
const changedPlaces = (view: View<OperationLayout>, before: Rested): readonly number[] | null => {
  const { schedule, graph, trace } = view.moment
  const now = stretchOf(view)
  if (before.trace !== trace || before.preview !== (view.moment.preview === true)) return null
  const from = Math.min(now.from, before.stretch.from)
  const to = Math.max(now.to, before.stretch.to)
  if (to - from > FEW_STEPS) return null
  const nodes = new Set<number>()
  for (let i = from; i < to; i++)
    if (schedule.cell[i]! < 2 * graph.nodeCount) nodes.add(schedule.cell[i]! % graph.nodeCount)
  return [...nodes].flatMap((node) => placesOf(view.layout, node))
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
