import { frac, joined, num, op, paren, row, sup, sym, tight } from './formula.ts'
import type { Op } from './op.ts'
import { sigmoid } from './sigmoid.ts'

const one = num(1)

/** The operations of the networks that the page begins with; all others are loaded with `ops`. */
export const firstOps = {
  sum: {
    name: 'sum',
    arity: 0,
    value: (x, at, n) => {
      let y = x[at]!
      for (let i = 1; i < n; i++) y += x[at + i]!
      return y
    },
    partial: () => 1,
    symbol: '+',
    noun: 'the sum',
    formula: (x) => joined('+', x),
    derivative: () => one,
  },
  mul: {
    name: 'mul',
    arity: 2,
    value: (x, at) => x[at]! * x[at + 1]!,
    partial: (k, x, at) => x[at + 1 - k]!,
    partialSlot: (k) => 1 - k,
    symbol: '×',
    noun: 'the product',
    formula: (x) => joined('×', x.map(tight)),
    derivative: (k, x) => x[1 - k]!,
  },
  identity: {
    name: 'identity',
    arity: 1,
    value: (x, at) => x[at]!,
    partial: () => 1,
    symbol: 'id',
    noun: 'the identity',
    formula: (x) => x[0]!,
    derivative: () => one,
    curve: { from: -2.5, to: 2.5, range: 'unchanged' },
  },
  sigmoid: {
    name: 'sigmoid',
    arity: 1,
    value: (x, at) => sigmoid(x[at]!),
    partial: (_k, _x, _at, _n, y) => y * (1 - y),
    symbol: 'σ',
    noun: 'the sigmoid',
    formula: (x) => frac(one, row(one, op('+'), sup(sym('e'), row(op('−'), tight(x[0]!))))),
    derivative: (_k, _x, y) => joined('×', [tight(y), paren(row(one, op('−'), tight(y)))]),
    curve: { from: -5, to: 5, range: 'always between 0 and 1' },
  },
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
    formula: (x) => row(frac(one, num(2)), sup(paren(row(x[0]!, op('−'), x[1]!)), num(2))),
    derivative: (k, x) => (k === 0 ? row(x[0]!, op('−'), x[1]!) : row(x[1]!, op('−'), x[0]!)),
  },
} satisfies Record<string, Op>
