import type { Box } from './layout.ts'
import { OPERATION_ROOM as ROOM } from './operation-sizes.ts'
import type { Ports } from './ports.ts'
import type { RankedGraph, RankedLink } from './ranked-graph.ts'

/** What the way of a wire depends on. */
export interface WireRoom {
  /** Height of each item. */
  readonly y: Float64Array
  readonly columns: readonly { readonly x: number; readonly w: number }[]
  readonly ports: Ports
  readonly ends: { readonly from: Box; readonly to: Box }
  /** A wire stays level where it is no further than this from its place in a column; 0 where it bends to each. */
  readonly slack: number
}

/**
 * The way of an edge as M, then groups of C control points: level through every column, bending only in the free room
 * between columns.
 */
export const wirePoints = (
  { items }: RankedGraph,
  way: readonly RankedLink[],
  indexOf: (link: RankedLink) => number,
  { y, columns, ports, ends, slack }: WireRoom,
): readonly number[] => {
  const first = way[0]!
  const start = y[first.from]! + ports.leaving[indexOf(first)]!
  const points: number[] = [ends.from.x + ends.from.w, start]
  const level = (x: number): void => {
    const from = points.at(-2)!
    const at = points.at(-1)!
    if (x > from) points.push(from + (x - from) / 3, at, from + (2 * (x - from)) / 3, at, x, at)
  }
  for (const link of way) {
    const k = indexOf(link)
    const from = columns[items[link.from]!.rank]!
    const to = columns[items[link.to]!.rank]!
    const before = points.at(-1)!
    const after = y[link.to]! + ports.arriving[k]!
    const passes = items[link.to]!.node < 0 && ports.bow[k] === 0
    if (passes && Math.abs(after - before) < slack) continue
    level(from.x + from.w)
    const x = points.at(-2)!
    const reach = (to.x - x) / 2
    const bow = ports.bow[k]! * Math.min(ROOM.mostBow, ROOM.bow * reach)
    points.push(x + reach, before + bow, to.x - reach, after + bow, to.x, after)
  }
  level(ends.to.x)
  // A column's left side and that of its widest glyph differ by rounding.
  points[points.length - 2] = ends.to.x
  return points
}
