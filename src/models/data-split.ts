import { inRandomOrder, randomNumbers } from '../engine/rng.ts'

/** Rows by their place, each group in rising order. */
export interface Split {
  readonly train: readonly number[]
  readonly test: readonly number[]
}

/** Keeps the numbers of the split apart from those of the draw: another share moves no point. */
const SPLIT_SEED = 0x5bd1e995

/** How many rows of each class are tested: the class's share, what remains going to the largest fractions. */
const testCounts = (sizes: readonly number[], share: number): number[] => {
  const counts = sizes.map((n) => Math.min(Math.floor(n * share), n - 1))
  const total = Math.round(sizes.reduce((sum, n) => sum + n, 0) * share)
  const byFraction = sizes
    .map((n, k) => ({ k, fraction: n * share - counts[k]! }))
    .sort((a, b) => b.fraction - a.fraction || a.k - b.k)
  let left = total - counts.reduce((sum, n) => sum + n, 0)
  for (const { k } of byFraction) {
    if (left <= 0) break
    if (counts[k]! + 1 >= sizes[k]!) continue
    counts[k]!++
    left--
  }
  return counts
}

/**
 * Chooses by seed which rows are tested: of every class the same share, to a row, and never its last one. `classOf` gives
 * a class per row, the same one for all where there are none.
 */
export const splitRows = (classOf: readonly number[], share: number, seed: number): Split => {
  const random = randomNumbers(seed ^ SPLIT_SEED)
  const classes = [...new Set(classOf)].sort((a, b) => a - b)
  const rows = classes.map((c) => classOf.flatMap((other, i) => (other === c ? [i] : [])))
  const counts = testCounts(
    rows.map((of) => of.length),
    share,
  )
  const tested = new Set(rows.flatMap((of, k) => inRandomOrder(of, random).slice(0, counts[k])))
  const all = classOf.map((_, i) => i)
  return { train: all.filter((i) => !tested.has(i)), test: all.filter((i) => tested.has(i)) }
}
