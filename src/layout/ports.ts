import type { Graph } from '../engine/graph.ts'
import { type Order, positionsOf } from './crossings.ts'
import { type OperationSizes, OPERATION_ROOM as ROOM } from './operation-sizes.ts'
import { everyLink, type RankedGraph } from './ranked-graph.ts'

/** Where every link of an edge meets its glyphs, measured from their middles; 0 where it passes a column. */
export interface Ports {
  /** Per link: at its source. */
  readonly leaving: Float64Array
  /** Per link: at its consumer. */
  readonly arriving: Float64Array
  /** Per link: −1 or 1 where it is the upper or lower wire of a double edge and bows away from the other, else 0. */
  readonly bow: Int8Array
}

const KEEPS_ORDER: ReadonlySet<string> = new Set(['sub', 'div', 'pow'])

/** Spreads the wires into each consumer over its left side: in slot order where that matters, else without crossings. */
export const portsOf = (graph: Graph, ranked: RankedGraph, order: Order, sizes: OperationSizes): Ports => {
  const { items } = ranked
  const links = everyLink(ranked)
  const position = positionsOf(order, items.length)
  const leaving = new Float64Array(links.length)
  const arriving = new Float64Array(links.length)
  const bow = new Int8Array(links.length)
  const into = new Map<number, number[]>()
  links.forEach(({ to }, k) => {
    if (items[to]!.node < 0) return
    const list = into.get(to)
    if (list) list.push(k)
    else into.set(to, [k])
  })
  for (const [to, list] of into) {
    const keeps = KEEPS_ORDER.has(graph.nodes[items[to]!.node]!.op?.name ?? '')
    list.sort((a, b) =>
      keeps
        ? links[a]!.edge - links[b]!.edge
        : position[links[a]!.from]! - position[links[b]!.from]! || links[a]!.edge - links[b]!.edge,
    )
    const { h } = sizes.operation
    const room = h - 2 * Math.min(ROOM.portInset, ROOM.portShare * h)
    const apart = list.length > 1 ? Math.min(ROOM.port, room / (list.length - 1)) : 0
    list.forEach((k, i) => {
      arriving[k] = (i - (list.length - 1) / 2) * apart
    })
    const twins = new Map<number, number[]>()
    for (const k of list) {
      const node = graph.source[links[k]!.edge]!
      twins.set(node, [...(twins.get(node) ?? []), k])
    }
    for (const pair of twins.values()) {
      const direct = pair.filter((k) => items[links[k]!.from]!.node >= 0)
      direct.forEach((k, i) => {
        if (direct.length < 2) return
        const side = i - (direct.length - 1) / 2
        leaving[k] = (side / ((direct.length - 1) / 2)) * sizes.double
        bow[k] = Math.sign(side)
      })
    }
  }
  return { leaving, arriving, bow }
}
