import { gradientCell } from '../engine/graph.ts'
import type { Trace } from '../engine/trace.ts'
import type { OperationLayout, OperationPlace } from '../layout/layout.ts'
import type { Item } from './mark.ts'
import { operationMarks, PLAIN } from './operation-glyph.ts'
import { areaOf, placeId } from './operation-homes.ts'
import { operationWireItem } from './operation-wires.ts'
import { type Cached, seenOf, steady } from './steady.ts'
import type { View } from './view.ts'

/** A glyph at rest as far as the layout decides it. */
interface Standing {
  readonly place: OperationPlace
  readonly id: string
  readonly box: Item['box']
}

const wireCache = new WeakMap<OperationLayout, readonly Item[]>()
const standingCache = new WeakMap<OperationLayout, readonly Standing[]>()
const itemCache = new WeakMap<OperationLayout, Cached>()
const restCache = new WeakMap<
  OperationLayout,
  { readonly trace: Trace; readonly state: string; readonly glyphs: readonly Item[] }
>()

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

/** The glyphs of a plain graph at rest, made anew only where a number has changed since the last frame. */
export const glyphsAtRest = (view: View<OperationLayout>): readonly Item[] => {
  const { layout, moment, state } = view
  const known = restCache.get(layout)
  if (known?.trace === moment.trace && known.state === state) return known.glyphs
  const cache = itemCache.get(layout) ?? new Map()
  itemCache.set(layout, cache)
  // A leaf at rest shows no old → new: that belongs to the beat.
  const resting = { ...view, beat: null }
  const glyphs = standingOf(layout).map(({ place, id, box }) => {
    const cells = [place.node, gradientCell(moment.graph, place.node)]
    return steady(cache, id, seenOf(view, cells), () => ({
      id,
      box,
      marks: operationMarks(resting, place, PLAIN),
    }))
  })
  restCache.set(layout, { trace: moment.trace, state, glyphs })
  return glyphs
}
