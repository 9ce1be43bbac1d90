import type { LinkGraph } from './links.ts'

/** How many multiplications and additions a way to a gradient takes. */
export interface Work {
  readonly multiplications: bigint
  readonly additions: bigint
}

/** How many terms there are where the gradients of the last nodes are known, and the work up to their sum. */
export interface TermCount extends Work {
  readonly terms: bigint
}

/**
 * Counts exactly, without listing them, the terms that make up the gradient of the first node once the gradients of all
 * positions from `open` on are known: each is a path to the first known node times that node's gradient. With all but the
 * output open these are all the paths; with none open the gradient alone is left, and the work is that of reverse mode.
 *
 * What is counted: a product of n numbers takes n − 1 multiplications, and a sum of n numbers n − 1 additions. The seed is
 * no factor where it is 1. A gradient is worked out from those of the nodes that its links lead to, and links side by side
 * are added before they are multiplied, as in Olah's factored sum: (α + β + γ) · (δ + ε + ζ) is one multiplication and
 * four additions, while nine paths of two edges take nine and eight.
 */
export const countTerms = ({ links }: LinkGraph, open: number, seed: number): TermCount => {
  const output = links.length - 1
  const counts = (to: number): boolean => to !== output || seed !== 1
  let multiplications = 0n
  let additions = 0n
  for (let p = open; p < output; p++) {
    const targets = new Set(links[p]!.map((l) => l.to))
    for (const to of targets) if (counts(to)) multiplications++
    additions += BigInt(links[p]!.length - 1)
  }
  const terms = new Array<bigint>(links.length).fill(1n)
  /** Factors of all terms from a position together. */
  const factors = new Array<bigint>(links.length).fill(0n)
  for (let p = open - 1; p >= 0; p--) {
    let sum = 0n
    let all = 0n
    for (const { to } of links[p]!) {
      sum += terms[to]!
      all += terms[to]! + (to < open ? factors[to]! : counts(to) ? 1n : 0n)
    }
    terms[p] = sum
    factors[p] = all
  }
  const count = links.length === 0 ? 0n : terms[0]!
  if (open > 0) multiplications += factors[0]! - count
  if (count > 0n) additions += count - 1n
  return { terms: count, multiplications, additions }
}

/** How many multiplications more the gradients take where links side by side are multiplied one by one, as pulls do. */
export const pulledApart = ({ links }: LinkGraph, seed: number): number => {
  const output = links.length - 1
  return links.reduce((sum, onward) => {
    const counted = onward.filter(({ to }) => to !== output || seed !== 1)
    return sum + counted.length - new Set(counted.map((l) => l.to)).size
  }, 0)
}
