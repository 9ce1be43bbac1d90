import type { Moment } from '../explain/explanation.ts'
import type { OperationLayout, OperationPlace } from '../layout/layout.ts'
import { type Area, widthOf } from './draw.ts'
import { valueLine } from './opened-glyph.ts'
import { labelLine } from './operation-glyph.ts'
import { edgesInto, placeId, placesOf } from './operation-homes.ts'
import { firstLine, secondLine } from './places.ts'
import { type View, viewOf } from './view.ts'

/** Where a glyph's value stands, the outline close around it. */
const valueArea = (view: View<OperationLayout>, place: OperationPlace): Area => {
  const { box, label } = place
  if (!label) return box
  const text = place.inner ? valueLine(view, place.node, label) : labelLine(view, place, label)
  const w = Math.min(label.w, widthOf(text) + 14)
  return { x: label.x + (label.w - w) / 2, y: label.y, w, h: label.h - 2 }
}

/** Where a cell's number stands on one glyph, null where it is not shown there. */
export const spotOnPlace = (
  view: View<OperationLayout>,
  place: OperationPlace,
  cell: number,
): Area | null => {
  const { nodeCount } = view.moment.graph
  const pill = place.inner && place.label === null ? place.box : null
  if (pill) {
    if (cell % nodeCount !== place.node) return null
    if (place.inner?.role === 'bias') return pill
    return cell === place.node ? firstLine(pill) : secondLine(pill)
  }
  if (cell === place.node) return valueArea(view, place)
  return cell === nodeCount + place.node ? place.strip : null
}

/** The glyph that shows a cell; of a leaf's copies the one before this consumer, or the first. */
export const placeOfCell = (
  layout: OperationLayout,
  moment: Moment,
  cell: number,
  consumer = -1,
): OperationPlace | null => {
  const { graph } = moment
  if (cell < 0 || cell >= 2 * graph.nodeCount) return null
  const node = cell % graph.nodeCount
  const places = placesOf(layout, node)
  const [first] = places
  if (first === undefined) return null
  const use =
    consumer < 0 || places.length === 1
      ? undefined
      : edgesInto(moment, consumer).find((e) => graph.source[e] === node)
  const index = use === undefined ? first : layout.wires[use]?.from
  return index === undefined ? null : layout.places[index]!
}

/** Where a cell's number stands on the glyph with this id, null where it is not shown there. */
export const spotOnGlyph = (
  layout: OperationLayout,
  moment: Moment,
  id: string,
  cell: number,
): Area | null => {
  const place = layout.places.find((p) => placeId(p) === id)
  return place ? spotOnPlace(viewOf(moment, layout, 1), place, cell) : null
}

/** Where the number of a cell stands on the stage at rest, null where it is not shown. */
export const spotOfCell = (layout: OperationLayout, moment: Moment, cell: number): Area | null => {
  const place = placeOfCell(layout, moment, cell)
  return place && spotOnPlace(viewOf(moment, layout, 1), place, cell)
}
