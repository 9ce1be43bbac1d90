/**
 * How a write of an update computes its numbers, for parameters `from` … `until − 1` in a loop. `to` holds the written
 * cells, `columns` the cells read and `scalars` the numbers that are the same for all parameters, both in the order of
 * the write's reads. Recordings and plain runs use the same rule, so that their bits are the same.
 */
export type Rule = (
  cells: Float64Array,
  to: Int32Array,
  columns: readonly Int32Array[],
  scalars: readonly number[],
  from: number,
  until: number,
) => void

/** Every rule by name; a, b, c stand for the columns in their order, s and r for the scalars. */
export const rules = {
  /** a + s·b */
  decay(x, to, [a, b], [s], from, until) {
    for (let i = from; i < until; i++) x[to[i]!] = x[a![i]!]! + s! * x[b![i]!]!
  },
  /** a − s·r·a */
  shrink(x, to, [a], [s, r], from, until) {
    const share = s! * r!
    for (let i = from; i < until; i++) x[to[i]!] = x[a![i]!]! - share * x[a![i]!]!
  },
  /** a − s·b */
  descend(x, to, [a, b], [s], from, until) {
    for (let i = from; i < until; i++) x[to[i]!] = x[a![i]!]! - s! * x[b![i]!]!
  },
  /** s·a + b */
  push(x, to, [a, b], [s], from, until) {
    for (let i = from; i < until; i++) x[to[i]!] = s! * x[a![i]!]! + x[b![i]!]!
  },
  /** a − s·(b + r·c) */
  descendAhead(x, to, [a, b, c], [s, r], from, until) {
    for (let i = from; i < until; i++) x[to[i]!] = x[a![i]!]! - s! * (x[b![i]!]! + r! * x[c![i]!]!)
  },
  /** a + b² */
  addSquare(x, to, [a, b], _scalars, from, until) {
    for (let i = from; i < until; i++) x[to[i]!] = x[a![i]!]! + x[b![i]!]! * x[b![i]!]!
  },
  /** s·a + (1 − s)·b */
  average(x, to, [a, b], [s], from, until) {
    const rest = 1 - s!
    for (let i = from; i < until; i++) x[to[i]!] = s! * x[a![i]!]! + rest * x[b![i]!]!
  },
  /** s·a + (1 − s)·b² */
  averageSquare(x, to, [a, b], [s], from, until) {
    const rest = 1 - s!
    for (let i = from; i < until; i++) x[to[i]!] = s! * x[a![i]!]! + rest * (x[b![i]!]! * x[b![i]!]!)
  },
  /** a/(1 − sʳ) */
  correct(x, to, [a], [s, r], from, until) {
    const divisor = 1 - s! ** r!
    for (let i = from; i < until; i++) x[to[i]!] = x[a![i]!]! / divisor
  },
  /** a − s·b/(√c + r) */
  descendScaled(x, to, [a, b, c], [s, r], from, until) {
    for (let i = from; i < until; i++)
      x[to[i]!] = x[a![i]!]! - (s! * x[b![i]!]!) / (Math.sqrt(x[c![i]!]!) + r!)
  },
} satisfies Readonly<Record<string, Rule>>

/** Name of a rule. */
export type RuleName = keyof typeof rules
