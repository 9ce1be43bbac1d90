import type { Graph } from '../engine/graph.ts'
import { ranks } from '../engine/order.ts'
import { formatNumber } from '../explain/format.ts'
import { prettyName } from '../explain/scripts.ts'
import type { Box, Layout, NetworkLayout, OperationLayout } from '../layout/layout.ts'

/** A glyph of a small picture; its text is empty where there is no room for one. */
export interface ThumbnailGlyph {
  readonly node: number
  readonly shape: 'leaf' | 'operation' | 'neuron' | 'output'
  readonly box: Box
  readonly text: string
}

/** A small picture of a graph: the part of the plane it takes, its wires as SVG paths, its glyphs. */
export interface Thumbnail {
  readonly view: Box
  readonly wires: readonly { readonly edge: number; readonly d: string }[]
  readonly glyphs: readonly ThumbnailGlyph[]
}

/** Width and height a small picture is drawn at, in CSS px. */
export const THUMBNAIL = { w: 300, h: 92 } as const

/** Free room around the glyphs, and the least height of a glyph that holds a text, in CSS px. */
const MARGIN = 4
const LEGIBLE = 11

/** The largest scale: a small graph does not fill its picture. */
const LARGEST = 0.72

type Wires = Thumbnail['wires']

const curve = ([x, y]: readonly [number, number], [toX, toY]: readonly [number, number]): string => {
  const middle = (x + toX) / 2
  return `M${x} ${y}C${middle} ${y} ${middle} ${toY} ${toX} ${toY}`
}

/** A spline of points as a layout gives them: M, then groups of C control points. */
const spline = ([x, y, ...points]: readonly number[]): string => `M${x} ${y}C${points.join(' ')}`

const glyphOf = (graph: Graph, node: number, box: Box): ThumbnailGlyph => {
  const { op, name, value, tag, needsGradient } = graph.nodes[node]!
  if (tag?.role === 'activation') return { node, shape: 'neuron', box, text: '' }
  if (tag?.role === 'loss') return { node, shape: 'output', box, text: prettyName(name) }
  const constant = op === null && name === '' && tag === null && !needsGradient
  const text = op ? op.symbol : constant ? formatNumber(value) : prettyName(name)
  return { node, shape: node === graph.output ? 'output' : op ? 'operation' : 'leaf', box, text }
}

const ofNetwork = (
  graph: Graph,
  { inputs, neurons, wires, loss }: NetworkLayout,
): [ThumbnailGlyph[], Wires] => [
  [
    ...inputs.map(({ node, box }) => glyphOf(graph, node, box)),
    ...neurons.map(({ activation, box }) => glyphOf(graph, activation, box)),
    ...(loss ? [glyphOf(graph, loss.node, loss.box)] : []),
  ],
  [
    ...wires.map(({ activationEdge, from, to }) => ({ edge: activationEdge, d: curve(from, to) })),
    ...(loss?.terms ?? []).map(({ activationEdge, from, to }) => ({
      edge: activationEdge,
      d: curve(from, to),
    })),
  ],
]

const ofOperations = (graph: Graph, { places, wires }: OperationLayout): [ThumbnailGlyph[], Wires] => [
  places.map(({ node, box }) => glyphOf(graph, node, box)),
  wires.map(({ edge, points }) => ({ edge, d: spline(points) })),
]

const CELL = { w: 56, h: 40, across: 104, down: 56 } as const

/** Columns by rank, a leaf in the one before its first consumer: where nobody has placed the graph. */
const byRank = (graph: Graph): [ThumbnailGlyph[], Wires] => {
  const { nodes, firstEdge, firstOut, outEdge, consumer, source, edgeCount } = graph
  const rank = ranks(graph)
  const columns: number[][] = []
  for (const { id, op } of nodes) {
    const uses = [...outEdge.subarray(firstOut[id], firstOut[id + 1])].map((e) => rank[consumer[e]!]!)
    const column = op || uses.length === 0 ? rank[id]! : Math.min(...uses) - 1
    columns[column] ??= []
    columns[column].push(id)
  }
  const boxes = new Map<number, Box>()
  columns.forEach((column, c) => {
    column.forEach((id, i) => {
      const y = (i - (column.length - 1) / 2) * CELL.down - CELL.h / 2
      boxes.set(id, { x: c * CELL.across, y, w: CELL.w, h: CELL.h })
    })
  })
  const wires = Array.from({ length: edgeCount }, (_, edge) => {
    const to = consumer[edge]!
    const [a, b] = [boxes.get(source[edge]!)!, boxes.get(to)!]
    const port = (edge - firstEdge[to]! + 1) / (firstEdge[to + 1]! - firstEdge[to]! + 1)
    return { edge, d: curve([a.x + a.w, a.y + a.h / 2], [b.x, b.y + b.h * port]) }
  })
  return [[...boxes].map(([node, box]) => glyphOf(graph, node, box)), wires]
}

/** Height that glyphs of operations grow to, in CSS px, and how many times they may grow in both directions. */
const WANTED = 18
const MOST = { w: 1.45, h: 1.8 } as const

/** Larger glyphs in the same places: what stands around them on the stage is left out of the picture. */
const grown = (glyphs: readonly ThumbnailGlyph[], scale: number): readonly ThumbnailGlyph[] =>
  glyphs.map((glyph) => {
    const { x, y, w, h } = glyph.box
    const times = Math.max(1, WANTED / (h * scale))
    const [wide, high] = [w * Math.min(times, MOST.w), h * Math.min(times, MOST.h)]
    return { ...glyph, box: { x: x - (wide - w) / 2, y: y - (high - h) / 2, w: wide, h: high } }
  })

const scaleOf = ({ w, h }: Box): number =>
  Math.min((THUMBNAIL.w - 2 * MARGIN) / w, (THUMBNAIL.h - 2 * MARGIN) / h, LARGEST)

const around = (glyphs: readonly ThumbnailGlyph[]): Box => {
  const x = Math.min(...glyphs.map(({ box }) => box.x))
  const y = Math.min(...glyphs.map(({ box }) => box.y))
  const right = Math.max(...glyphs.map(({ box }) => box.x + box.w))
  const bottom = Math.max(...glyphs.map(({ box }) => box.y + box.h))
  return { x, y, w: right - x, h: bottom - y }
}

/** Draws a graph small, where its layout places it; without one, by rank. */
export const thumbnailOf = (graph: Graph, layout: Layout | null): Thumbnail => {
  const [placed, wires] =
    layout === null
      ? byRank(graph)
      : layout.kind === 'network'
        ? ofNetwork(graph, layout)
        : ofOperations(graph, layout)
  const glyphs = layout?.kind === 'operation' ? grown(placed, scaleOf(around(placed))) : placed
  const { x, y, w, h } = around(glyphs)
  const scale = scaleOf({ x, y, w, h })
  const [wide, high] = [THUMBNAIL.w / scale, THUMBNAIL.h / scale]
  return {
    view: { x: x + (w - wide) / 2, y: y + (h - high) / 2, w: wide, h: high },
    wires,
    glyphs: glyphs.map((g) => (g.box.h * scale < LEGIBLE ? { ...g, text: '' } : g)),
  }
}
