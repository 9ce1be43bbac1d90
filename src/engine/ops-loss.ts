import { frac, num, op, paren, row, sup } from './formula.ts'
import type { Op } from './op.ts'

/** One term of a loss per output, slots (target t, activation a). */
export const losses = {
  halfSquaredError: {
    name: 'halfSquaredError',
    arity: 2,
    value: (x, at) => {
      const d = x[at]! - x[at + 1]!
      return 0.5 * (d * d)
    },
    partial: (k, x, at) => (k === 0 ? x[at]! - x[at + 1]! : x[at + 1]! - x[at]!),
    symbol: '½(t−a)²',
    noun: 'half the squared error',
    formula: (x) => row(frac(num(1), num(2)), sup(paren(row(x[0]!, op('−'), x[1]!)), num(2))),
    derivative: (k, x) => (k === 0 ? row(x[0]!, op('−'), x[1]!) : row(x[1]!, op('−'), x[0]!)),
    python: (x) => `0.5 * (${x[0]} - ${x[1]}) ** 2`,
  },
  squaredError: {
    name: 'squaredError',
    arity: 2,
    value: (x, at) => {
      const d = x[at]! - x[at + 1]!
      return d * d
    },
    partial: (k, x, at) => (k === 0 ? 2 * (x[at]! - x[at + 1]!) : 2 * (x[at + 1]! - x[at]!)),
    symbol: '(t−a)²',
    noun: 'the squared error',
    formula: (x) => sup(paren(row(x[0]!, op('−'), x[1]!)), num(2)),
    derivative: (k, x) =>
      row(num(2), op('×'), paren(k === 0 ? row(x[0]!, op('−'), x[1]!) : row(x[1]!, op('−'), x[0]!))),
    python: (x) => `(${x[0]} - ${x[1]}) ** 2`,
  },
} satisfies Record<string, Op>
