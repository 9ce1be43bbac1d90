import type { OperationLayout, OperationPlace, OperationWire } from '../layout/layout.ts'
import { type Area, FONT, line, span } from './draw.ts'
import { LENS, movedDown, stacked } from './lens-glyphs.ts'
import type { Mark } from './mark.ts'
import type { OperationFocus } from './operation-focus.ts'
import { areaOf, around, edgesInto } from './operation-homes.ts'
import { areaAt, type Placement } from './transform.ts'
import type { View } from './view.ts'

/** What a beat is about in full glyphs, where the picture has none: a drawing of its own, an operation and its sources. */
export interface Lens {
  readonly layout: OperationLayout
  /** What the beat is about, by the lens's own places. */
  readonly focus: OperationFocus
  /** How many of the operation's sources are not shown. */
  readonly hidden: number
}

/** Most sources shown beside an operation, and the room around and between glyphs. */
const MOST_SOURCES = 4
const SIDE = 14
const BAND = 40
const BETWEEN = 104
/** How far apart the two wires of a double edge leave, and how far they bow. */
const DOUBLE = { apart: 8, bow: 14 } as const

const wireBetween = (
  edge: number,
  { from, to, side, port }: { from: number; to: number; side: number; port: number },
  places: readonly OperationPlace[],
): OperationWire => {
  const [a, b] = [places[from]!.box, places[to]!.box]
  const [x1, y1] = [a.x + a.w, a.y + a.h / 2 + side * DOUBLE.apart]
  const [x2, y2] = [b.x, b.y + b.h / 2 + port]
  const reach = (x2 - x1) / 2
  return {
    edge,
    from,
    to,
    points: [x1, y1, x1 + reach, y1 + side * DOUBLE.bow, x2 - reach, y2 + side * DOUBLE.bow, x2, y2],
  }
}

/** The edges to show of those into an operation: those of the beat first, in the order of their slots. */
const shownEdges = (all: readonly number[], active: ReadonlySet<number>): readonly number[] =>
  [...all.filter((e) => active.has(e)), ...all.filter((e) => !active.has(e))]
    .slice(0, MOST_SOURCES)
    .sort((a, b) => a - b)

/** The operation that a beat is about, or the leaves that an update writes. */
const subjectOf = (
  { layout, moment }: View<OperationLayout>,
  { edges, lit, kind }: OperationFocus,
): readonly number[] => {
  const [edge] = edges
  if (edge !== undefined) return [moment.graph.consumer[edge]!]
  const nodes = [...new Set([...lit].map((p) => layout.places[p]!.node))]
  return kind === 'update' ? nodes : nodes.slice(0, 1)
}

const make = (view: View<OperationLayout>, focus: OperationFocus): Lens | null => {
  const { moment } = view
  const { graph } = moment
  const subject = subjectOf(view, focus)
  const shown = subject.slice(0, MOST_SOURCES)
  const [node] = shown
  if (node === undefined) return null
  const all = shown.length === 1 ? edgesInto(moment, node) : []
  const edges = shownEdges(all, focus.edges)
  const sources = [...new Set(edges.map((e) => graph.source[e]!))]
  const left = SIDE + LENS.strip.w / 2
  const right = sources.length > 0 ? left + LENS.strip.w + BETWEEN : left
  const strips = focus.pass === 'backward' || focus.pass === 'update'
  const placed = [
    ...stacked(moment, sources, { x: left, strips }),
    ...stacked(moment, shown, { x: right, strips }),
  ]
  const { y, h } = around(placed.map(areaOf))
  const places = placed.map((place) => movedDown(place, BAND - y))
  const to = sources.length
  const wires: OperationWire[] = []
  const apart = edges.length > 1 ? Math.min(15, (LENS.operation.h - 12) / (edges.length - 1)) : 0
  edges.forEach((e, i) => {
    const source = graph.source[e]!
    const twins = edges.filter((other) => graph.source[other] === source)
    const side = twins.length > 1 ? Math.sign(twins.indexOf(e) - (twins.length - 1) / 2) : 0
    const port = (i - (edges.length - 1) / 2) * apart
    wires[e] = wireBetween(e, { from: sources.indexOf(source), to, side, port }, places)
  })
  const active = edges.filter((e) => focus.edges.has(e))
  return {
    layout: {
      kind: 'operation',
      width: right + LENS.strip.w / 2 + SIDE,
      height: h + 2 * BAND,
      detail: 'compact',
      places,
      wires,
    },
    focus: {
      ...focus,
      edges: new Set(active),
      lit: new Set(shown.map((_, i) => to + i)),
      ends: new Set(active.map((e) => wires[e]!.from)),
    },
    hidden: all.length - edges.length + subject.length - shown.length,
  }
}

const lenses = new WeakMap<OperationFocus, { readonly layout: OperationLayout; readonly lens: Lens | null }>()

/** The lens of a small beat, null where the picture shows full glyphs itself. The same one through all its frames. */
export const lensOf = (view: View<OperationLayout>, focus: OperationFocus): Lens | null => {
  const { layout } = view
  if (!focus.single || layout.detail === 'roomy' || layout.detail === 'compact') return null
  const known = lenses.get(focus)
  if (known?.layout === layout) return known.lens
  const lens = make(view, focus)
  lenses.set(focus, { layout, lens })
  return lens
}

/** The line that joins a lens with what it is about, in the world. */
export const lensLine = ({ layout, focus }: Lens, at: Placement, of: Area): Mark => {
  const card = areaAt({ x: 0, y: 0, w: layout.width, h: layout.height }, at)
  const [x, y] = [of.x + of.w / 2, of.y + of.h / 2]
  const within = (to: number, start: number, length: number): number =>
    Math.max(start + 12 * at.k, Math.min(to, start + length - 12 * at.k))
  return {
    t: 'path',
    points: [x, y, within(x, card.x, card.w), within(y, card.y, card.h)],
    curve: false,
    stroke: focus.ink,
    width: 1.5 * at.k,
  }
}

/** The card under a lens's glyphs, and how many sources it leaves out. */
export const lensGround = ({ layout, focus, hidden }: Lens): readonly Mark[] => {
  const { width: w, height: h } = layout
  const more = span(`and ${hidden.toLocaleString('en')} more`, 'dim')
  return [
    { t: 'rect', x: 0, y: 0, w, h, r: 14, fill: 'paper', stroke: focus.ink, strokeWidth: 1.5 },
    ...(hidden > 0 ? [line(SIDE, h - 13, FONT.small, 'start', more)] : []),
  ]
}
