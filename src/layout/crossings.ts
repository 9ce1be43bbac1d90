import type { RankedGraph } from './ranked-graph.ts'

/** Per rank: items from top to bottom. */
export type Order = readonly (readonly number[])[]

/** Where each item stands in its column. */
export const positionsOf = (order: Order, items: number): Int32Array => {
  const position = new Int32Array(items)
  for (const column of order) for (const [k, item] of column.entries()) position[item] = k
  return position
}

/** How many pairs of links cross between neighbouring columns, by counting inversions. */
export const crossingsOf = ({ items, links, columns }: RankedGraph, order: Order): number => {
  const position = positionsOf(order, items.length)
  const byRank = columns.map((): number[] => [])
  for (const { from, to } of links) {
    const { rank } = items[from]!
    byRank[rank]!.push(position[from]! * (columns[rank + 1]!.length + 1) + position[to]! + 1)
  }
  let crossings = 0
  byRank.forEach((ends, rank) => {
    const side = (columns[rank + 1]?.length ?? 0) + 1
    const tree = new Int32Array(side)
    Float64Array.from(ends)
      .sort()
      .forEach((end, placed) => {
        let notAfter = 0
        for (let k = end % side; k > 0; k -= k & -k) notAfter += tree[k]!
        crossings += placed - notAfter
        for (let k = end % side; k < side; k += k & -k) tree[k]!++
      })
  })
  return crossings
}

/** The first of the orders that has the fewest crossings. */
export const leastCrossing = (ranked: RankedGraph, orders: readonly Order[]): Order =>
  orders
    .map((order) => ({ order, crossings: crossingsOf(ranked, order) }))
    .reduce((best, next) => (next.crossings < best.crossings ? next : best)).order
