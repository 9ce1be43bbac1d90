import { type Formula, joined, num, op, paren, row, text } from '../engine/formula.ts'
import type { Op } from '../engine/op.ts'
import { formulaText } from './formula-text.ts'
import { widthOf } from './formula-width.ts'
import { closed, quantity, shortened } from './sentence.ts'

/** A long list of formulas with its middle left out. */
export const elided = (items: readonly Formula[]): readonly Formula[] =>
  shortened(items).map((f) => f ?? text('…'))

/** So many symbols of a sum may stand before what is left out. */
const MOST_FIRST = 4

/** A sum with as much of its middle left out as makes it at most so many em wide, if its ends allow that. */
export const summed = (items: readonly Formula[], wide: number): Formula => {
  let sum = joined('+', elided(items))
  for (let first = Math.min(items.length - 2, MOST_FIRST); first > 0 && widthOf(sum) > wide; first--)
    sum = joined('+', [...items.slice(0, first), text('…'), items.at(-1)!])
  return sum
}

const closedNumber = (f: Formula & { readonly t: 'num' }): Formula => closed(quantity(f.value, f.hue, f.cell))

/** An operation on operands, negative ones in parentheses where a sign stands before them, long sums shortened. */
export const operationFormula = (operation: Op, operands: readonly Formula[]): Formula =>
  operation.formula(elided(operands.map((f, i) => (i === 0 || f.t !== 'num' ? f : closedNumber(f)))))

/** The result's derivative with slot k, negative numbers in parentheses. */
export const derivativeFormula = (
  operation: Op,
  k: number,
  operands: readonly Formula[],
  result: Formula,
): Formula =>
  operation.derivative(
    k,
    operands.map((f) => (f.t === 'num' && operands.length > 1 ? closedNumber(f) : f)),
    result,
  )

/** An operation named with its operands: `σ(z)`, `max(x, y)`, and written out where it has no name of its own. */
export const namedOperation = (operation: Op, operands: readonly Formula[]): Formula =>
  operation.curve && operation.name !== 'identity'
    ? row(text(operation.symbol), paren(operands[0] ?? num(0)))
    : operationFormula(operation, operands)

/** `a = b`, or `b` alone where an operation without a name of its own is called after what it computes. */
export const equation = (left: Formula, right: Formula): Formula =>
  formulaText(left) === formulaText(right) ? right : row(left, op('='), right)

const MOST_NAMED = 4

/** An operation on named things in words: `the sum of a, b and c`, `b to the power 3`. */
export const operationWords = ({ name, noun }: Op, operands: readonly string[]): string => {
  if (name === 'pow') return `${operands[0]} to the power ${operands[1]}`
  if (operands.length > MOST_NAMED) return `${noun} of ${operands.length} numbers`
  const last = operands.at(-1) ?? ''
  return operands.length < 2
    ? `${noun} of ${last}`
    : `${noun} of ${operands.slice(0, -1).join(', ')} and ${last}`
}
