import {
  abs,
  call,
  type Formula,
  frac,
  joined,
  num,
  op,
  paren,
  row,
  sup,
  sym,
  text,
  tight,
} from './formula.ts'
import type { Op } from './op.ts'
import { firstOps } from './ops-first.ts'
import { sigmoid } from './sigmoid.ts'
import { softplus } from './special.ts'

const one = num(1)
const minus = (a: Formula, b: Formula): Formula => row(a, op('−'), tight(b))
const negative = (f: Formula): Formula => row(op('−'), tight(f))
/** t − a by the target (k = 0), a − t by the activation. */
const difference = (k: number, x: readonly Formula[]): Formula =>
  k === 0 ? minus(x[0]!, x[1]!) : minus(x[1]!, x[0]!)
const within = (x: readonly Formula[], inside: Formula, outside: Formula): Formula =>
  row(inside, text(' if '), abs(minus(x[0]!, x[1]!)), op('≤'), one, text(', else '), outside)

/** Logarithms of binary cross-entropy stop here, and divisors of its slope at `LEAST`: torch.nn.BCELoss. */
const LOWEST = -100
const LEAST = 1e-12
const logOf = (a: number): number => Math.max(Math.log(a), LOWEST)
const logOfRest = (a: number): number => Math.max(Math.log1p(-a), LOWEST)

/** One term of a loss per output, slots (target t, activation a). */
export const losses = {
  halfSquaredError: firstOps.halfSquaredError,
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
  },
  absoluteError: {
    name: 'absoluteError',
    arity: 2,
    value: (x, at) => Math.abs(x[at]! - x[at + 1]!),
    partial: (k, x, at) => Math.sign(k === 0 ? x[at]! - x[at + 1]! : x[at + 1]! - x[at]!),
    symbol: '|t−a|',
    noun: 'the absolute error',
    formula: (x) => abs(minus(x[0]!, x[1]!)),
    derivative: (k, x) => call('sign', difference(k, x)),
    kink: (x, at) =>
      x[at] === x[at + 1] ? 'Where a = t the slope of |t − a| jumps; 0 is used, by convention.' : null,
  },
  /** torch.nn.HuberLoss with δ = 1: both parts meet with the same slope. */
  huber: {
    name: 'huber',
    arity: 2,
    value: (x, at) => {
      const d = Math.abs(x[at]! - x[at + 1]!)
      return d < 1 ? 0.5 * (d * d) : d - 0.5
    },
    partial: (k, x, at) => Math.max(-1, Math.min(1, k === 0 ? x[at]! - x[at + 1]! : x[at + 1]! - x[at]!)),
    symbol: 'huber',
    noun: 'the Huber error',
    formula: (x) =>
      within(
        x,
        row(frac(one, num(2)), sup(paren(minus(x[0]!, x[1]!)), num(2))),
        row(abs(minus(x[0]!, x[1]!)), op('−'), frac(one, num(2))),
      ),
    derivative: (k, x) => within(x, difference(k, x), call('sign', difference(k, x))),
  },
  hinge: {
    name: 'hinge',
    arity: 2,
    // Not Math.max, for the same reason as ReLU's.
    value: (x, at) => {
      const margin = 1 - x[at]! * x[at + 1]!
      return margin > 0 || Number.isNaN(margin) ? margin : 0
    },
    partial: (k, x, at) => {
      const margin = 1 - x[at]! * x[at + 1]!
      return Number.isNaN(margin) ? margin : margin > 0 ? -x[at + 1 - k]! : 0
    },
    symbol: 'hinge',
    noun: 'the hinge loss',
    formula: (x) => call('max', num(0), row(one, op('−'), joined('×', x.map(tight)))),
    derivative: (k, x) =>
      row(
        negative(x[1 - k]!),
        text(' if '),
        joined('×', x.map(tight)),
        op('<'),
        one,
        text(', else '),
        num(0),
      ),
    kink: (x, at) =>
      x[at]! * x[at + 1]! === 1
        ? 'Where t × a = 1 the slope of the hinge loss jumps; 0 is used, by convention.'
        : null,
  },
  binaryCrossEntropy: {
    name: 'binaryCrossEntropy',
    arity: 2,
    // From 0, so that nothing lost is 0 and not −0.
    value: (x, at) => 0 - (x[at]! * logOf(x[at + 1]!) + (1 - x[at]!) * logOfRest(x[at + 1]!)),
    partial: (k, x, at) => {
      const a = x[at + 1]!
      return k === 0 ? logOfRest(a) - logOf(a) : (a - x[at]!) / Math.max(a * (1 - a), LEAST)
    },
    symbol: 'BCE',
    noun: 'the binary cross-entropy',
    formula: ([t, a]) =>
      row(
        op('−'),
        paren(
          row(
            tight(t!),
            op('×'),
            call('ln', a!),
            op('+'),
            paren(minus(one, t!)),
            op('×'),
            call('ln', minus(one, a!)),
          ),
        ),
      ),
    derivative: (k, [t, a]) =>
      k === 0
        ? row(call('ln', minus(one, a!)), op('−'), call('ln', a!))
        : frac(minus(a!, t!), row(tight(a!), op('×'), paren(minus(one, a!)))),
  },
  /** torch.nn.BCEWithLogitsLoss: the cross-entropy of σ(a) in the form that is finite for large |a|. */
  binaryCrossEntropyFromLogits: {
    name: 'binaryCrossEntropyFromLogits',
    arity: 2,
    value: (x, at) => softplus(x[at + 1]!) - x[at]! * x[at + 1]!,
    partial: (k, x, at) => (k === 0 ? -x[at + 1]! : sigmoid(x[at + 1]!) - x[at]!),
    symbol: 'BCE',
    noun: 'the binary cross-entropy (from logits)',
    formula: ([t, a]) =>
      row(
        call('max', a!, num(0)),
        op('−'),
        joined('×', [tight(a!), tight(t!)]),
        op('+'),
        call('ln', row(one, op('+'), sup(sym('e'), negative(abs(a!.t === 'paren' ? a!.body : a!))))),
      ),
    derivative: (k, [t, a]) => (k === 0 ? negative(a!) : minus(call('σ', a!), t!)),
  },
} satisfies Record<string, Op>
