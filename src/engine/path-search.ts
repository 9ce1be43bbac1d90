import type { LinkGraph } from './links.ts'
import { createHeap } from './path-heap.ts'

/** One way from the first position to a known one: which link is taken at each position passed. */
export interface Way {
  readonly at: readonly number[]
  readonly taken: readonly number[]
  /** The known position where it ends. */
  readonly end: number
}

/** The first terms of a sum over paths. */
export interface Ways {
  readonly ways: readonly Way[]
  /** Whether the largest come first; false where numbers that are not finite leave only the order of the edges. */
  readonly largestFirst: boolean
}

/** All completions of the first `kept` links of a way, or of those and one other link. */
interface Candidate {
  readonly way: Way
  readonly kept: number
  /** The link taken at position `kept` of the way instead, -1 for none. */
  readonly via: number
  /** The largest absolute product among them. */
  readonly size: number
}

/** Multiplications and comparisons after which no further way is looked for, so that an answer takes a second at most. */
const MOST_WORK = 15_000_000

/** Below this, products lose digits and then become 0, so that smaller remainders may give the same product. */
const TINY = 1e-290

const firstWays = ({ links }: LinkGraph, open: number, most: number): readonly Way[] => {
  const ways: Way[] = []
  const at: number[] = []
  const taken: number[] = []
  let p = 0
  for (;;) {
    while (p < open) {
      at.push(p)
      taken.push(0)
      p = links[p]![0]!.to
    }
    ways.push({ at: at.slice(), taken: taken.slice(), end: p })
    if (ways.length >= most) return ways
    while (at.length > 0 && taken.at(-1)! + 1 >= links[at.at(-1)!]!.length) {
      at.pop()
      taken.pop()
    }
    if (at.length === 0) return ways
    taken[taken.length - 1]!++
    p = links[at.at(-1)!]![taken.at(-1)!]!.to
  }
}

/**
 * The ways with the largest absolute products of `gradient[end]` and all their local derivatives, without listing the
 * others: the best first, equal ones in the order of their edges. Products are formed from the output's side, as backward
 * does; rounding never turns their order round (a ≤ b gives a·c ≤ b·c in doubles too), so the largest product still to come
 * from each position, found once, is exact, and so is the order.
 */
export const largestWays = (
  graph: LinkGraph,
  gradient: ArrayLike<number>,
  open: number,
  most: number,
): Ways => {
  const { links } = graph
  const sizes = links.map((onward) => onward.map(({ local }) => Math.abs(local)))
  const best = Float64Array.from(links, (_, p) => Math.abs(gradient[p]!))
  for (let p = open - 1; p >= 0; p--) {
    best[p] = 0
    links[p]!.forEach(({ to }, k) => {
      best[p] = Math.max(best[p]!, best[to]! * sizes[p]![k]!)
    })
  }
  const used = links.flatMap((onward, p) => (p < open ? onward.map(({ to }) => best[to]!) : []))
  if (![...used, best[0]!].every(Number.isFinite) || !sizes.slice(0, open).flat().every(Number.isFinite))
    return { ways: firstWays(graph, open, most), largestFirst: false }

  let work = 0
  /** The product of a remainder and the first links of a way, from the remainder's side. */
  const sizeOf = (way: Pick<Way, 'at' | 'taken'>, kept: number, remainder: number): number => {
    let size = remainder
    for (let j = kept - 1; j >= 0; j--) size *= sizes[way.at[j]!]![way.taken[j]!]!
    work += kept
    return size
  }
  const linkAt = ({ way, kept, via }: Candidate, j: number): number => (j < kept ? way.taken[j]! : via)
  const before = (a: Candidate, b: Candidate): boolean => {
    if (a.size !== b.size) return a.size > b.size
    const shared = Math.min(a.kept, b.kept)
    // Two that leave the same way leave it along the same links up to there.
    for (let j = a.way === b.way ? shared : 0; j <= shared; j++) {
      work++
      const difference = linkAt(a, j) - linkAt(b, j)
      if (difference !== 0) return difference < 0
    }
    return false
  }
  /** The first completion, in the order of edges, with the candidate's product. */
  const complete = ({ way, kept, via, size }: Candidate): Way => {
    const at = way.at.slice(0, kept + (via < 0 ? 0 : 1))
    const taken = way.taken.slice(0, kept)
    if (via >= 0) taken.push(via)
    let p = at.length === 0 ? 0 : links[at.at(-1)!]![taken.at(-1)!]!.to
    while (p < open) {
      const onward = links[p]!
      const reaches = (k: number): boolean => {
        const remainder = best[onward[k]!.to]! * sizes[p]![k]!
        if (remainder === best[p]) return true
        if (size > TINY && remainder < best[p]! * (1 - 1e-9)) return false
        return sizeOf({ at, taken }, at.length, remainder) === size
      }
      const k = onward.findIndex((_, i) => reaches(i))
      at.push(p)
      taken.push(k)
      p = onward[k]!.to
    }
    return { at, taken, end: p }
  }

  const heap = createHeap(before)
  heap.push({ way: { at: [], taken: [], end: 0 }, kept: 0, via: -1, size: best[0]! })
  const ways: Way[] = []
  while (ways.length < most && work < MOST_WORK) {
    const candidate = heap.pop()
    if (candidate === undefined) break
    const way = complete(candidate)
    ways.push(way)
    for (let j = candidate.via < 0 ? 0 : candidate.kept + 1; j < way.at.length; j++) {
      const p = way.at[j]!
      links[p]!.forEach(({ to }, via) => {
        if (via === way.taken[j]) return
        heap.push({ way, kept: j, via, size: sizeOf(way, j, best[to]! * sizes[p]![via]!) })
      })
    }
  }
  return { ways, largestFirst: true }
}
