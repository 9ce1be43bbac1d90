import { crossingsOf, type Order, positionsOf } from './crossings.ts'
import type { RankedGraph } from './ranked-graph.ts'

const SWEEPS = 8

/**
 * Orders each column anew by the mean position of its neighbours in the column before, then after, a few times to and
 * fro, and keeps the order with the fewest crossings. Fast for graphs of any size; ties keep the order they had.
 */
export const barycentreOrder = (ranked: RankedGraph, start: Order): Order => {
  const { items, links } = ranked
  const before: number[][] = items.map(() => [])
  const after: number[][] = items.map(() => [])
  for (const { from, to } of links) {
    before[to]!.push(from)
    after[from]!.push(to)
  }
  const order = start.map((column) => [...column])
  const position = positionsOf(order, items.length)
  const wish = new Float64Array(items.length)
  let best: Order = start
  let least = crossingsOf(ranked, start)
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
    const [neighbours, ranks] =
      sweep % 2 === 0 ? [before, order.keys()] : [after, [...order.keys()].reverse()]
    for (const rank of ranks) {
      const column = order[rank]!
      for (const item of column) {
        const near = neighbours[item]!
        let sum = 0
        for (const n of near) sum += position[n]!
        wish[item] = near.length > 0 ? sum / near.length : position[item]!
      }
      column.sort((a, b) => wish[a]! - wish[b]! || position[a]! - position[b]!)
      for (const [k, item] of column.entries()) position[item] = k
    }
    const crossings = crossingsOf(ranked, order)
    if (crossings >= least) continue
    least = crossings
    best = order.map((column) => [...column])
  }
  return best
}
