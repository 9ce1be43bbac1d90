import type { Moment } from '../explain/explanation.ts'
import { inspect } from '../explain/inspection.ts'
import type { Layout } from '../layout/layout.ts'
import { type Box, holds } from '../render/box.ts'
import { hitTest, WIRE_REACH } from '../render/hit-test.ts'
import type { Picture } from '../scene/mark.ts'
import { flatOf } from '../scene/opened-flat.ts'
import { spotOfCell, spotOnGlyph } from '../scene/operation-places.ts'
import { spotOf } from '../scene/places.ts'

/** What the stage shows now. */
export interface Shown {
  readonly picture: Picture
  readonly layout: Layout
  readonly moment: Moment
}

/** A thing under the pointer: its id and the cells of its numbers, only one where the pointer is on a number. */
export interface Picked {
  readonly id: string
  readonly cells: readonly number[]
}

/** An open neuron and all that belongs to it. */
interface OpenGlyph {
  readonly id: string
  /** Its position in the layout. */
  readonly index: number
  readonly area: Box
}

/** Neurons that are open stand above the resting glyphs, from among which they are left out. */
const openNeurons = ({ picture, layout }: Shown): readonly OpenGlyph[] => {
  if (layout.kind !== 'network') return []
  const resting = new Set(picture.glyphs.map(({ id }) => id))
  return layout.neurons.flatMap(({ sum, open, strip }, index) => {
    const id = `neuron:${sum}`
    const area = { ...open, y: open.y - 2, h: open.h + strip.h + 10 }
    return resting.has(id) ? [] : [{ id, index, area }]
  })
}

/** The cells of the numbers of a thing on the stage. */
export const cellsOf = ({ moment }: Shown, id: string): readonly number[] =>
  inspect(moment, id)?.numbers.flatMap(({ cell }) => (cell < 0 ? [] : [cell])) ?? []

/** Where a cell's number stands on the thing with this id. */
const spotOn = (
  { layout, moment }: Shown,
  id: string,
  open: readonly OpenGlyph[],
  cell: number,
): Box | null => {
  if (layout.kind === 'operation') return spotOnGlyph(layout, moment, id, cell)
  const inner = layout.opened.length > 0 && spotOnGlyph(flatOf(layout), moment, id, cell)
  if (inner) return inner
  const wire = layout.wires.findIndex((w) => id === `pill:${w.product}`)
  return spotOf(layout, moment, cell, (neuron) => open.some(({ index }) => index === neuron), wire)
}

const cellsAt = (
  shown: Shown,
  id: string,
  open: readonly OpenGlyph[],
  x: number,
  y: number,
): readonly number[] => {
  const cells = cellsOf(shown, id)
  const spot = cells.find((cell) => {
    const area = spotOn(shown, id, open, cell)
    return area !== null && holds(area, x, y)
  })
  return spot === undefined ? cells : [spot]
}

/** The ground of an opened neuron lies under its wires. */
const wireWithin = (
  { picture, layout }: Shown,
  id: string | null,
  [x, y]: readonly [number, number],
  reach: number,
): string | null =>
  layout.kind === 'network' && layout.opened.some(({ sum }) => id === `neuron:${sum}`)
    ? hitTest({ glyphs: [], wires: picture.wires }, x, y, reach)
    : null

/** What there is to inspect at a world point, null where nothing is; wires are caught within `reach` world units. */
export const pickAt = (shown: Shown, x: number, y: number, reach: number = WIRE_REACH): Picked | null => {
  const open = openNeurons(shown)
  const above = open.find(({ area }) => holds(area, x, y))
  const glyph = above?.id ?? hitTest(shown.picture, x, y, reach)
  const id = wireWithin(shown, glyph, [x, y], reach) ?? glyph
  if (id === null || inspect(shown.moment, id) === null) return null
  return { id, cells: cellsAt(shown, id, open, x, y) }
}

/** Kinds of things that numbers without a place of their own belong to. */
const KINDS = ['neuron', 'pill', 'input', 'loss', 'operation', 'leaf']

/** The box of the thing a node's numbers belong to: its own, that of its first source, or of what uses it. */
const boxOfNode = ({ picture, moment }: Shown, node: number): Box | null => {
  const { firstEdge, source, firstOut, outEdge, consumer } = moment.graph
  const sources = source.subarray(firstEdge[node], firstEdge[node + 1])
  const uses = outEdge.subarray(firstOut[node], firstOut[node + 1])
  const owners = [node, ...sources.subarray(0, 1), ...Array.from(uses, (e) => consumer[e]!)]
  const ids = owners.flatMap((owner) => KINDS.map((kind) => `${kind}:${owner}`))
  const boxes = new Map(picture.glyphs.map(({ id, box }) => [id, box]))
  const id = ids.find((each) => boxes.has(each))
  return (id && boxes.get(id)) || null
}

/** Where the number of a cell stands on the stage, or the thing it belongs to; null where neither is in the picture. */
export const placeOfCell = (shown: Shown, cell: number): Box | null => {
  const { layout, moment } = shown
  const { nodeCount, edgeCount, source } = moment.graph
  // A slot holds a copy of its source's number.
  const at = cell < 2 * nodeCount ? cell : (source[cell - 2 * nodeCount] ?? -1)
  if (at < 0 || cell >= 2 * nodeCount + edgeCount) return null
  const open = openNeurons(shown)
  const isOpen = (neuron: number): boolean => open.some(({ index }) => index === neuron)
  const flat = layout.kind === 'operation' ? layout : layout.opened.length > 0 ? flatOf(layout) : null
  const spot =
    (layout.kind === 'network' ? spotOf(layout, moment, at, isOpen, -1) : null) ??
    (flat && spotOfCell(flat, moment, at))
  return spot ?? boxOfNode(shown, at % nodeCount)
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** The neurons that opening or closing is about at an id: one, or of a column's title all of its layer. */
export const openableAt = ({ layout }: Pick<Shown, 'layout'>, id: string): readonly string[] => {
  if (layout.kind !== 'network') return []
  const column = /^title:(\d+)$/.exec(id)?.[1]
  if (column !== undefined)
    return [...layout.neurons, ...layout.opened].flatMap(({ name, layer }) =>
      layer === Number(column) ? [name] : [],
    )
  const inside = layout.opened.find(
    ({ sum, places }) =>
      id === `neuron:${sum}` || (id.startsWith('operation:') && places.some((place) => place.id === id)),
  )
  const neuron = inside ?? layout.neurons.find(({ sum }) => id === `neuron:${sum}`)
  return neuron ? [neuron.name] : []
}

/** The boxes of everything that can be walked to, by id. */
export const walkable = (shown: Shown): ReadonlyMap<string, Box> => {
  const boxes = new Map<string, Box>()
  for (const { id, box } of shown.picture.glyphs) if (inspect(shown.moment, id)) boxes.set(id, box)
  for (const { id, area } of openNeurons(shown)) boxes.set(id, area)
  return boxes
}

const middle = ({ x, y, w, h }: Box): readonly [number, number] => [x + w / 2, y + h / 2]

/** Where an arrow key leads from a box: to the nearest one in that direction, straight ones before slanted ones. */
export const walkFrom = (
  boxes: ReadonlyMap<string, Box>,
  from: string | null,
  key: string,
): string | null => {
  const start = from === null ? undefined : boxes.get(from)
  if (!start) return boxes.keys().next().value ?? null
  const [dx, dy] = DIRECTIONS[key] ?? [0, 0]
  const [x, y] = middle(start)
  let best = from
  let least = Infinity
  for (const [id, box] of boxes) {
    const [cx, cy] = middle(box)
    const along = (cx - x) * dx + (cy - y) * dy
    const across = Math.abs((cx - x) * dy) + Math.abs((cy - y) * dx)
    if (along < 1 || across > 2 * along) continue
    const distance = along + 2 * across
    if (distance >= least) continue
    least = distance
    best = id
  }
  return best
}
