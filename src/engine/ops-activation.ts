import { call, type Formula, num, op, paren, row, sup, sym, tight } from './formula.ts'
import type { Op } from './op.ts'
import { firstOps } from './ops-first.ts'
import { sigmoid } from './sigmoid.ts'
import { erf, softplus } from './special.ts'

const one = num(1)
const e = sym('e')
const expOf = (x: Formula): Formula => sup(e, x)
const relu0 = (name: string) => (x: Float64Array, at: number) =>
  x[at] === 0 ? `At 0 the slope of ${name} jumps; the left one is used, by convention.` : null

const LEAK = 0.01
const SQRT_HALF = Math.SQRT1_2
const INV_SQRT_2PI = 1 / Math.sqrt(2 * Math.PI)

const piecewise = (x: Formula, positive: Formula, negative: Formula): Formula =>
  row(positive, { t: 'text', text: ' if ' }, x, op('>'), num(0), { t: 'text', text: ', else ' }, negative)

/** Activation functions, following PyTorch's conventions and defaults. */
export const activations = {
  identity: firstOps.identity,
  sigmoid: firstOps.sigmoid,
  tanh: {
    name: 'tanh',
    arity: 1,
    value: (x, at) => Math.tanh(x[at]!),
    partial: (_k, _x, _at, _n, y) => 1 - y * y,
    symbol: 'tanh',
    noun: 'the hyperbolic tangent',
    formula: (x) => call('tanh', x[0]!),
    derivative: (_k, _x, y) => row(one, op('−'), sup(tight(y), num(2))),
    curve: { from: -3, to: 3, range: 'always between −1 and 1' },
  },
  relu: {
    name: 'relu',
    arity: 1,
    // Not Math.max, which would turn a NaN into NaN but -0 into 0 as well: PyTorch keeps the input where it is > 0.
    value: (x, at) => (x[at]! > 0 || Number.isNaN(x[at]!) ? x[at]! : 0),
    partial: (_k, x, at) => (Number.isNaN(x[at]!) ? Number.NaN : x[at]! > 0 ? 1 : 0),
    symbol: 'relu',
    noun: 'the rectifier (ReLU)',
    formula: (x) => call('max', num(0), x[0]!),
    derivative: (_k, x) => piecewise(x[0]!, one, num(0)),
    kink: relu0('ReLU'),
    curve: { from: -2.5, to: 2.5, range: 'never below 0' },
  },
  leakyRelu: {
    name: 'leakyRelu',
    arity: 1,
    value: (x, at) => (x[at]! > 0 ? x[at]! : LEAK * x[at]!),
    partial: (_k, x, at) => (Number.isNaN(x[at]!) ? Number.NaN : x[at]! > 0 ? 1 : LEAK),
    symbol: 'lrelu',
    noun: 'the leaky rectifier (leaky ReLU)',
    formula: (x) => piecewise(x[0]!, x[0]!, row(num(LEAK), op('×'), tight(x[0]!))),
    derivative: (_k, x) => piecewise(x[0]!, one, num(LEAK)),
    kink: relu0('leaky ReLU'),
    curve: { from: -2.5, to: 2.5, range: 'a hundredth of z below 0' },
  },
  elu: {
    name: 'elu',
    arity: 1,
    value: (x, at) => (x[at]! > 0 ? x[at]! : Math.expm1(x[at]!)),
    partial: (_k, x, at) => (x[at]! > 0 ? 1 : Math.exp(x[at]!)),
    symbol: 'elu',
    noun: 'the exponential linear unit (ELU)',
    formula: (x) => piecewise(x[0]!, x[0]!, row(expOf(x[0]!), op('−'), one)),
    derivative: (_k, x) => piecewise(x[0]!, one, expOf(x[0]!)),
    curve: { from: -3, to: 3, range: 'always above −1' },
  },
  gelu: {
    name: 'gelu',
    arity: 1,
    value: (x, at) => {
      const z = x[at]!
      if (z === Number.NEGATIVE_INFINITY) return 0
      return z * (0.5 * (1 + erf(z * SQRT_HALF)))
    },
    partial: (_k, x, at) => {
      const z = x[at]!
      if (Math.abs(z) === Number.POSITIVE_INFINITY) return z > 0 ? 1 : 0
      return 0.5 * (1 + erf(z * SQRT_HALF)) + z * INV_SQRT_2PI * Math.exp(-0.5 * z * z)
    },
    symbol: 'gelu',
    noun: 'the Gaussian error linear unit (GELU)',
    formula: (x) => row(tight(x[0]!), op('×'), call('Φ', x[0]!)),
    derivative: (_k, x) => row(call('Φ', x[0]!), op('+'), tight(x[0]!), op('×'), call('φ', x[0]!)),
    curve: { from: -3, to: 3, range: 'close to z above 0 and close to 0 below' },
  },
  silu: {
    name: 'silu',
    arity: 1,
    value: (x, at) => (x[at] === Number.NEGATIVE_INFINITY ? 0 : x[at]! * sigmoid(x[at]!)),
    partial: (_k, x, at) => {
      const z = x[at]!
      if (Math.abs(z) === Number.POSITIVE_INFINITY) return z > 0 ? 1 : 0
      const s = sigmoid(z)
      return s + z * s * (1 - s)
    },
    symbol: 'silu',
    noun: 'the sigmoid linear unit (SiLU)',
    formula: (x) => row(tight(x[0]!), op('×'), call('σ', x[0]!)),
    derivative: (_k, x) => {
      const s = call('σ', x[0]!)
      return row(s, op('+'), tight(x[0]!), op('×'), s, op('×'), paren(row(one, op('−'), s)))
    },
    curve: { from: -5, to: 5, range: 'close to z above 0 and close to 0 below' },
  },
  softplus: {
    name: 'softplus',
    arity: 1,
    value: (x, at) => softplus(x[at]!),
    partial: (_k, x, at) => sigmoid(x[at]!),
    symbol: 'softplus',
    noun: 'the softplus',
    formula: (x) => call('ln', row(one, op('+'), expOf(x[0]!))),
    derivative: (_k, x) => call('σ', x[0]!),
    curve: { from: -4, to: 4, range: 'always above 0' },
  },
} satisfies Record<string, Op>
