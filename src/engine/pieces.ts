import type { OpName } from './ops.ts'

/** The pieces of an operation that is smooth on each of them, but not from one to the next. */
export interface Pieces {
  /** Which piece the numbers `x[at]` … `x[at + n − 1]` lie on, as a number that only serves to be compared. */
  readonly of: (x: Float64Array, at: number, n: number) => number
  /** What lies between two pieces, after the operation's noun: "jumps in slope where its input passes 0". */
  readonly between: string
  /** The operation has no finite value there. */
  readonly pole?: true
}

/** NaN lies on no side: it is told otherwise. */
const side = (x: number): number => Math.sign(x) || 0

const atZero: Pieces = {
  of: (x, at) => side(x[at]!),
  between: 'jumps in slope where its input passes 0',
}

/** Which of the numbers are the extreme one, as digits of one number. */
const winners =
  (pick: (a: number, b: number) => number): Pieces['of'] =>
  (x, at, n) => {
    let y = x[at]!
    for (let i = 1; i < n; i++) y = pick(y, x[at + i]!)
    let digits = 0
    for (let i = 0; i < n; i++) if (x[at + i] === y) digits = digits * (n + 1) + i + 1
    return digits
  }

/** Every operation of the table that is made of pieces; all others are smooth wherever they are finite. */
export const pieces: Readonly<Partial<Record<OpName, Pieces>>> = {
  relu: atZero,
  leakyRelu: atZero,
  abs: atZero,
  absoluteError: {
    of: (x, at) => side(x[at]! - x[at + 1]!),
    between: 'jumps in slope where its target is met',
  },
  hinge: {
    of: (x, at) => side(1 - x[at]! * x[at + 1]!),
    between: 'jumps in slope where t × a is 1',
  },
  max: {
    of: winners(Math.max),
    between: 'passes its gradient on to another number, the largest from there on',
  },
  min: {
    of: winners(Math.min),
    between: 'passes its gradient on to another number, the smallest from there on',
  },
  sqrt: { of: (x, at) => side(x[at]!), between: 'has no finite slope where its input is 0' },
  div: { of: (x, at) => side(x[at + 1]!), between: 'has no value where its divisor is 0', pole: true },
  pow: {
    of: (x, at) => (Number.isInteger(x[at + 1]!) && x[at + 1]! >= 0 ? 0 : side(x[at]!)),
    between: 'has no finite value or slope where its base is 0',
    pole: true,
  },
}

/** The pieces of an operation by its name, undefined where it has none. */
export const piecesOf = (name: string): Pieces | undefined =>
  Object.hasOwn(pieces, name) ? pieces[name as OpName] : undefined
