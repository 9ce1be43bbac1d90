import type { Order } from './crossings.ts'
import type { RankedGraph } from './ranked-graph.ts'

/** What one thing in a column wants: its place, how much that counts, and the room it takes above and below it. */
export interface Wish {
  readonly at: number
  readonly weight: number
  readonly above: number
  readonly below: number
}

/**
 * Places of the things in a column, in order, as near to their wishes as their sizes allow within 0 … `height`: isotonic
 * regression by pooling adjacent violators.
 */
export const settleColumn = (wishes: readonly Wish[], gap: number, height: number): readonly number[] => {
  const offsets: number[] = []
  wishes.forEach(({ above }, k) => {
    offsets.push(k === 0 ? above : offsets[k - 1]! + wishes[k - 1]!.below + gap + above)
  })
  const pools: { mean: number; weight: number; count: number }[] = []
  wishes.forEach(({ at, weight }, k) => {
    let pool = { mean: at - offsets[k]!, weight, count: 1 }
    for (let last = pools.at(-1); last && last.mean >= pool.mean; last = pools.at(-1)) {
      pools.pop()
      const sum = last.weight + pool.weight
      pool = {
        mean: (last.mean * last.weight + pool.mean * pool.weight) / sum,
        weight: sum,
        count: last.count + pool.count,
      }
    }
    pools.push(pool)
  })
  const end = wishes.at(-1)
  const most = end ? height - offsets.at(-1)! - end.below : 0
  const places: number[] = []
  for (const { mean, count } of pools)
    for (let k = 0; k < count; k++) places.push(offsets[places.length]! + Math.max(0, Math.min(mean, most)))
  return places
}

/** Height that a column needs, and how many gaps it has. */
export const columnNeed = (
  { items }: RankedGraph,
  column: readonly number[],
): { readonly glyphs: number; readonly gaps: number } => ({
  glyphs: column.reduce((sum, k) => sum + items[k]!.above + items[k]!.below, 0),
  gaps: Math.max(0, column.length - 1),
})

const ROUNDS = 48
/** Of more things than this, fewer rounds are taken, so that the work stays bounded; never fewer than the least. */
const MOST_SETTLED = 200_000
const LEAST_ROUNDS = 8
/** How much a piece of a long wire follows the rest of the wire rather than its two ends. */
const LEVEL = 4

/** How far the port of a link at its consumer stands from the consumer's middle, less the same at its source. */
export type PortOffset = (link: number) => number

/** Where each item wishes to be, given where all are now, and how to move one. */
const wishing = ({ items, links, linksOf }: RankedGraph, y: Float64Array, port: PortOffset) => {
  const near = items.map((): number[] => [])
  const shifts = items.map((): number[] => [])
  links.forEach(({ from, to }, k) => {
    near[from]!.push(to)
    shifts[from]!.push(port(k))
    near[to]!.push(from)
    shifts[to]!.push(-port(k))
  })
  const passing = linksOf.map((way) => way.length - 1)
  // The heights along each wire together: summed anew for each piece, long wires would take the square of their length.
  const along = Float64Array.from(linksOf, (way) => way.slice(1).reduce((sum, { from }) => sum + y[from]!, 0))
  const wish = (k: number): Wish => {
    const { node, use, above, below } = items[k]!
    const others = near[k]!
    const shift = shifts[k]!
    let ends = 0
    for (let i = 0; i < others.length; i++) ends += y[others[i]!]! + shift[i]!
    const weight = others.length + (node < 0 ? LEVEL : 0)
    const level = node < 0 ? (LEVEL * along[use]!) / passing[use]! : 0
    return { at: weight > 0 ? (ends + level) / weight : y[k]!, weight: Math.max(weight, 0.1), above, below }
  }
  const move = (k: number, at: number): void => {
    const { node, use } = items[k]!
    if (node < 0) along[use]! += at - y[k]!
    y[k] = at
  }
  return { wish, move }
}

/** The heights of all items' ports: wires as straight as the order and the sizes allow. */
export const placeRows = (
  ranked: RankedGraph,
  order: Order,
  { gap, height, port }: { readonly gap: number; readonly height: number; readonly port: PortOffset },
): Float64Array => {
  const { items } = ranked
  const y = new Float64Array(items.length)
  for (const column of order) {
    const { glyphs, gaps } = columnNeed(ranked, column)
    let top = (height - glyphs - gaps * gap) / 2
    for (const k of column) {
      y[k] = top + items[k]!.above
      top += items[k]!.above + items[k]!.below + gap
    }
  }
  const { wish, move } = wishing(ranked, y, port)
  const rounds = Math.max(LEAST_ROUNDS, Math.min(ROUNDS, Math.floor(MOST_SETTLED / items.length)))
  for (let round = 0; round < rounds; round++)
    for (const rank of round % 2 === 0 ? [...order.keys()].reverse() : order.keys()) {
      const column = order[rank]!
      const places = settleColumn(column.map(wish), gap, height)
      for (const [i, place] of places.entries()) move(column[i]!, place)
    }
  return y
}
