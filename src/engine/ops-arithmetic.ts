import { abs, call, type Formula, frac, joined, num, op, root, row, sup, tight } from './formula.ts'
import type { Op } from './op.ts'
import { firstOps } from './ops-first.ts'

const at0 = (x: Float64Array, at: number): number => x[at]!
const one = num(1)
const negative = (f: Formula): Formula => row(op('−'), tight(f))

/** How many of the n numbers equal the extreme one. */
const ties = (x: Float64Array, at: number, n: number, extreme: number): number => {
  let count = 0
  for (let i = 0; i < n; i++) if (x[at + i] === extreme) count++
  return count
}

/** max and min differ in one function only; ties split the gradient equally, as PyTorch's amax does. */
const extreme = (name: 'max' | 'min', pick: (a: number, b: number) => number): Op => ({
  name,
  arity: 0,
  value: (x, at, n) => {
    let y = x[at]!
    for (let i = 1; i < n; i++) y = pick(y, x[at + i]!)
    return y
  },
  partial: (k, x, at, n, y) => (Number.isNaN(y) ? Number.NaN : x[at + k] === y ? 1 / ties(x, at, n, y) : 0),
  symbol: name,
  noun: name === 'max' ? 'the maximum' : 'the minimum',
  formula: (x) => call(name, ...x),
  derivative: (k, x, y) => row(op('['), x[k]!, op('='), y, op(']')),
  kink: (x, at, n) => {
    const count = ties(x, at, n, extremeOf(pick, x, at, n))
    return count > 1 ? `${count} numbers tie for the ${name}, so they share its gradient equally.` : null
  },
})

const extremeOf = (
  pick: (a: number, b: number) => number,
  x: Float64Array,
  at: number,
  n: number,
): number => {
  let y = x[at]!
  for (let i = 1; i < n; i++) y = pick(y, x[at + i]!)
  return y
}

/** Sums, products, powers and elementary functions. */
export const arithmetic = {
  sum: firstOps.sum,
  sub: {
    name: 'sub',
    arity: 2,
    value: (x, at) => x[at]! - x[at + 1]!,
    partial: (k) => (k === 0 ? 1 : -1),
    symbol: '−',
    noun: 'the difference',
    formula: (x) => row(x[0]!, op('−'), tight(x[1]!)),
    derivative: (k) => (k === 0 ? one : num(-1)),
  },
  mul: firstOps.mul,
  div: {
    name: 'div',
    arity: 2,
    value: (x, at) => x[at]! / x[at + 1]!,
    partial: (k, x, at) => (k === 0 ? 1 / x[at + 1]! : -x[at]! / (x[at + 1]! * x[at + 1]!)),
    symbol: '÷',
    noun: 'the quotient',
    formula: (x) => frac(x[0]!, x[1]!),
    derivative: (k, x) => (k === 0 ? frac(one, x[1]!) : negative(frac(x[0]!, sup(tight(x[1]!), num(2))))),
  },
  neg: {
    name: 'neg',
    arity: 1,
    value: (x, at) => -x[at]!,
    partial: () => -1,
    symbol: '−',
    noun: 'the negative',
    formula: (x) => negative(x[0]!),
    derivative: () => num(-1),
  },
  pow: {
    name: 'pow',
    arity: 2,
    value: (x, at) => x[at]! ** x[at + 1]!,
    // As PyTorch: x⁰ has slope 0 even at x = 0, and 0ʸ has slope 0 in y for y ≥ 0.
    partial: (k, x, at, _n, y) => {
      const base = x[at]!
      const exponent = x[at + 1]!
      if (k === 0) return exponent === 0 ? 0 : exponent * base ** (exponent - 1)
      return base === 0 && exponent >= 0 ? 0 : y * Math.log(base)
    },
    symbol: 'xʸ',
    noun: 'the power',
    formula: (x) => sup(tight(x[0]!), x[1]!),
    derivative: (k, x, y) =>
      k === 0
        ? row(tight(x[1]!), op('×'), sup(tight(x[0]!), row(x[1]!, op('−'), one)))
        : row(tight(y), op('×'), call('ln', x[0]!)),
    kink: (x, at) =>
      x[at] === 0 && x[at + 1] === 0 ? '0⁰ counts as 1 and its slopes as 0, by convention.' : null,
  },
  exp: {
    name: 'exp',
    arity: 1,
    value: (x, at) => Math.exp(x[at]!),
    partial: (_k, _x, _at, _n, y) => y,
    symbol: 'exp',
    noun: 'the exponential',
    formula: (x) => sup(symE, x[0]!),
    derivative: (_k, _x, y) => y,
  },
  log: {
    name: 'log',
    arity: 1,
    value: (x, at) => Math.log(x[at]!),
    partial: (_k, x, at) => 1 / x[at]!,
    symbol: 'ln',
    noun: 'the natural logarithm',
    formula: (x) => call('ln', x[0]!),
    derivative: (_k, x) => frac(one, x[0]!),
  },
  sqrt: {
    name: 'sqrt',
    arity: 1,
    value: (x, at) => Math.sqrt(x[at]!),
    partial: (_k, _x, _at, _n, y) => 0.5 / y,
    symbol: '√',
    noun: 'the square root',
    formula: (x) => root(x[0]!),
    derivative: (_k, _x, y) => frac(one, row(num(2), op('×'), tight(y))),
  },
  sin: {
    name: 'sin',
    arity: 1,
    value: (x, at) => Math.sin(x[at]!),
    partial: (_k, x, at) => Math.cos(x[at]!),
    symbol: 'sin',
    noun: 'the sine',
    formula: (x) => call('sin', x[0]!),
    derivative: (_k, x) => call('cos', x[0]!),
  },
  cos: {
    name: 'cos',
    arity: 1,
    value: (x, at) => Math.cos(x[at]!),
    partial: (_k, x, at) => -Math.sin(x[at]!),
    symbol: 'cos',
    noun: 'the cosine',
    formula: (x) => call('cos', x[0]!),
    derivative: (_k, x) => negative(call('sin', x[0]!)),
  },
  abs: {
    name: 'abs',
    arity: 1,
    value: (x, at) => Math.abs(x[at]!),
    partial: (_k, x, at) => Math.sign(x[at]!),
    symbol: '|x|',
    noun: 'the absolute value',
    formula: (x) => abs(x[0]!),
    derivative: (_k, x) => call('sign', x[0]!),
    kink: (x, at) =>
      at0(x, at) === 0 ? 'At 0 the slope of |x| jumps from −1 to 1; 0 is used, by convention.' : null,
  },
  square: {
    name: 'square',
    arity: 1,
    value: (x, at) => x[at]! * x[at]!,
    partial: (_k, x, at) => 2 * x[at]!,
    symbol: 'x²',
    noun: 'the square',
    formula: (x) => sup(tight(x[0]!), num(2)),
    derivative: (_k, x) => row(num(2), op('×'), tight(x[0]!)),
  },
  max: extreme('max', Math.max),
  min: extreme('min', Math.min),
  /** ln Σ eˣ with its largest number taken out first, so that it is finite wherever its numbers are. */
  lse: {
    name: 'lse',
    arity: 0,
    value: (x, at, n) => {
      const largest = extremeOf(Math.max, x, at, n)
      if (!Number.isFinite(largest)) return largest
      let total = 0
      for (let i = 0; i < n; i++) total += Math.exp(x[at + i]! - largest)
      return largest + Math.log(total)
    },
    partial: (k, x, at, _n, y) => Math.exp(x[at + k]! - y),
    symbol: 'lse',
    noun: 'the log-sum-exp',
    formula: (x) =>
      call(
        'ln',
        joined(
          '+',
          x.map((f) => (isDots(f) ? f : sup(symE, f))),
        ),
      ),
    derivative: (k, x, y) => sup(symE, row(x[k]!, op('−'), tight(y))),
  },
  /** The share of one number in a softmax, from that number and the log-sum-exp of all. */
  softmaxShare: {
    name: 'softmaxShare',
    arity: 2,
    value: (x, at) => Math.exp(x[at]! - x[at + 1]!),
    partial: (k, _x, _at, _n, y) => (k === 0 ? y : -y),
    symbol: 'softmax',
    noun: 'the share in the softmax',
    formula: (x) => sup(symE, row(x[0]!, op('−'), tight(x[1]!))),
    derivative: (k, _x, y) => (k === 0 ? y : negative(y)),
  },
} satisfies Record<string, Op>

/** What stands for the middle of a long list. */
const isDots = (f: Formula): boolean => f.t === 'text'

const symE: Formula = { t: 'sym', name: 'e', sub: '', hue: 'ink', cell: -1 }
