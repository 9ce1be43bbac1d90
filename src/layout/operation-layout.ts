import type { Graph } from '../engine/graph.ts'
import { barycentreOrder } from './barycentre-order.ts'
import { crossingsOf, leastCrossing, type Order } from './crossings.ts'
import type { Box, OperationLayout, OperationPlace, OperationWire } from './layout.ts'
import {
  OPERATION_SIZES,
  type OperationDetail,
  type OperationSizes,
  OPERATION_ROOM as ROOM,
} from './operation-sizes.ts'
import { type Ports, portsOf } from './ports.ts'
import { everyLink, isConstant, type RankedGraph, rankedGraph, stripHeight } from './ranked-graph.ts'
import { columnNeed, placeRows } from './rows.ts'
import { wirePoints } from './wire-points.ts'

/** Of so many glyphs and pieces of wires dagre is done in a twentieth of a second; far above it takes seconds. */
const MOST_FOR_DAGRE = 400

/** More nodes than this are dots: they never fit a usual screen in any other detail. */
const MOST_LEGIBLE = 600

/**
 * The order with the fewest crossings: as the expression is read, improved by barycentres, or the same from dagre's order
 * where wires still cross and the graph is small enough for it.
 */
const orderOf = async (ranked: RankedGraph): Promise<Order> => {
  const read = ranked.columns
  const swept = leastCrossing(ranked, [read, barycentreOrder(ranked, read)])
  if (crossingsOf(ranked, swept) === 0 || ranked.items.length + ranked.links.length > MOST_FOR_DAGRE)
    return swept
  const { dagreOrder } = await import('./dagre-order.ts')
  return leastCrossing(ranked, [swept, barycentreOrder(ranked, dagreOrder(ranked))])
}

const widthsOf = ({ items, columns }: RankedGraph): readonly number[] =>
  columns.map((column) => column.reduce((most, k) => Math.max(most, items[k]!.w), 0))

/** What a graph needs at the least, before anything is spread. */
const needsOf = (ranked: RankedGraph, sizes: OperationSizes) => {
  const widths = widthsOf(ranked)
  const columns = ranked.columns.map((column) => columnNeed(ranked, column))
  const height = (gap: number): number => Math.max(...columns.map((c) => c.glyphs + c.gaps * gap))
  const gaps = widths.length - 1
  return {
    widths,
    gaps,
    height,
    width: widths.reduce((sum, w) => sum + w, 0) + gaps * sizes.columnGap + 2 * ROOM.side,
  }
}

type Needs = ReturnType<typeof needsOf>

/** Gaps between rows and columns so that width over height comes near the aspect, and few glyphs are not huge. */
const spread = (needs: Needs, sizes: OperationSizes, aspect: number) => {
  const wanted = Number.isFinite(aspect) && aspect > 0 ? aspect : ROOM.aspect
  const least = needs.height(sizes.rowGap) + 2 * sizes.band
  const outer = Math.max(needs.width, ROOM.leastWidth, least * wanted)
  const mostGap = Math.max(ROOM.mostColumnGap, ROOM.tallColumnGap * least)
  const columnGap =
    needs.gaps > 0 ? Math.min(sizes.columnGap + (outer - needs.width) / needs.gaps, mostGap) : 0
  const inner = needs.width + needs.gaps * (columnGap - sizes.columnGap)
  const width = Math.max(inner, ROOM.leastWidth)
  const height = Math.max(least, width / wanted)
  let rowGap: number = sizes.rowGap
  while (rowGap < ROOM.mostRowGap && needs.height(rowGap + 2) + 2 * sizes.band <= height) rowGap += 2
  return { columnGap, rowGap, width, height, left: (width - inner) / 2 + ROOM.side }
}

const placeOf = (
  graph: Graph,
  { node, use }: { readonly node: number; readonly use: number },
  [x, y]: readonly [number, number],
  sizes: OperationSizes,
): OperationPlace => {
  const isLeaf = graph.nodes[node]!.op === null
  const kind = !isLeaf ? 'operation' : isConstant(graph, node) && node !== graph.output ? 'constant' : 'leaf'
  const { w, h } = sizes[kind]
  const box: Box = { x: x - w / 2, y: y - h / 2, w, h }
  const wide = isLeaf ? sizes.leafStrip.w : sizes.strip.w
  const strip = kind === 'constant' ? 0 : stripHeight(graph, node, sizes)
  const below = { x: x - wide / 2, y: box.y + h + sizes.strip.below, w: wide, h: strip }
  return {
    node,
    use,
    kind,
    box,
    label:
      isLeaf || sizes.label === 0
        ? null
        : { x: x - wide / 2, y: box.y - sizes.label, w: wide, h: sizes.label },
    strip: strip > 0 ? below : null,
  }
}

/** Ranked with the sizes there is room for. */
const sizedGraph = (graph: Graph): { readonly detail: OperationDetail; readonly ranked: RankedGraph } => {
  const details = graph.nodeCount > MOST_LEGIBLE ? [] : (['roomy', 'compact', 'small', 'symbol'] as const)
  for (const detail of details) {
    const sizes = OPERATION_SIZES[detail]
    const ranked = rankedGraph(graph, sizes)
    const { width, height } = needsOf(ranked, sizes)
    const most = ROOM[detail]
    if (width <= most.width && height(sizes.rowGap) + 2 * sizes.band <= most.height) return { detail, ranked }
  }
  return { detail: 'dot', ranked: rankedGraph(graph, OPERATION_SIZES.dot) }
}

/** Heights of all items and of the stage, the picture in its middle. */
const rowsOf = (
  ranked: RankedGraph,
  order: Order,
  ports: Ports,
  { rowGap, height, band }: { readonly rowGap: number; readonly height: number; readonly band: number },
): Float64Array => {
  const { leaving, arriving } = ports
  const port = (k: number): number => arriving[k]! - leaving[k]!
  const y = placeRows(ranked, order, { gap: rowGap, height: height - 2 * band, port })
  let top = Infinity
  let bottom = -Infinity
  ranked.items.forEach(({ above, below }, k) => {
    top = Math.min(top, y[k]! - above)
    bottom = Math.max(bottom, y[k]! + below)
  })
  return y.map((at) => at + (height - top - bottom) / 2)
}

/** The free rooms between columns, as wide as `mean` on average: wider where wires climb, so that none is too steep. */
const columnGaps = (
  { items, links, columns }: RankedGraph,
  y: Float64Array,
  least: number,
  mean: number,
): readonly number[] => {
  const climbs = columns.slice(1).map(() => 0)
  for (const { from, to } of links) {
    const { rank } = items[from]!
    climbs[rank] = Math.max(climbs[rank]!, Math.abs(y[to]! - y[from]!))
  }
  const shares = climbs.map((climb) => 1 + Math.min(climb, ROOM.mostClimb) / ROOM.climb)
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => least + ((mean - least) * climbs.length * share) / total)
}

/**
 * Places an untagged graph from left to right for a stage of this width over height, one column per rank. The same graph
 * and aspect give the same places.
 */
export const layoutOperations = async (graph: Graph, aspect: number): Promise<OperationLayout> => {
  const { detail, ranked } = sizedGraph(graph)
  const sizes = OPERATION_SIZES[detail]
  const order = await orderOf(ranked)
  const ports = portsOf(graph, ranked, order, sizes)
  const needs = needsOf(ranked, sizes)
  const room = spread(needs, sizes, aspect)
  const y = rowsOf(ranked, order, ports, { ...room, band: sizes.band })
  const gaps = columnGaps(ranked, y, sizes.columnGap, room.columnGap)
  const lefts: number[] = []
  needs.widths.forEach((_, r) => {
    lefts.push(r === 0 ? room.left : lefts[r - 1]! + needs.widths[r - 1]! + gaps[r - 1]!)
  })
  const middleOf = (k: number): readonly [number, number] => {
    const { rank } = ranked.items[k]!
    return [lefts[rank]! + needs.widths[rank]! / 2, y[k]!]
  }
  const glyphs = order.flat().filter((k) => ranked.items[k]!.node >= 0)
  const index = new Map(glyphs.map((k, i) => [k, i]))
  const places = glyphs.map((k) => placeOf(graph, ranked.items[k]!, middleOf(k), sizes))
  const columns = needs.widths.map((w, r) => ({ x: lefts[r]!, w }))
  const slack = sizes.label > 0 ? 0 : sizes.wire
  const linkIndex = new Map(everyLink(ranked).map((link, k) => [link, k]))
  const wires = ranked.linksOf.flatMap((way, edge): OperationWire[] => {
    const [first, last] = [way[0], way.at(-1)]
    if (!first || !last) return []
    const from = index.get(first.from)!
    const to = index.get(last.to)!
    const ends = { from: places[from]!.box, to: places[to]!.box }
    const points = wirePoints(ranked, way, (link) => linkIndex.get(link)!, { y, columns, ports, ends, slack })
    return [{ edge, from, to, points }]
  })
  return { kind: 'operation', width: room.width, height: room.height, detail, places, wires }
}
