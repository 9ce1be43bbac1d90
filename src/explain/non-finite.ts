import type { Piece } from './explanation.ts'
import { type Quantity, say, times } from './sentence.ts'

const isInfinite = (x: number): boolean => Math.abs(x) === Number.POSITIVE_INFINITY

const undefinedProduct = (a: number, b: number): boolean =>
  (a === 0 && isInfinite(b)) || (isInfinite(a) && b === 0)

const undefinedSum = (terms: readonly number[]): boolean =>
  terms.includes(Number.POSITIVE_INFINITY) && terms.includes(Number.NEGATIVE_INFINITY)

/** What a computation multiplied, added, or took otherwise. */
export interface Computation {
  readonly result: number
  readonly factors?: readonly Quantity[]
  readonly terms?: readonly Quantity[]
  readonly operands?: readonly Quantity[]
  /** The local derivative among them. */
  readonly derivative?: Quantity
}

const numbers = (quantities: readonly Quantity[] = []): readonly number[] => quantities.map((q) => q.value)

const isOnly = (
  derivative: Quantity | undefined,
  given: readonly number[],
  is: (x: number) => boolean,
): boolean => derivative !== undefined && is(derivative.value) && given.filter(is).length === 1

/** Says why a result is NaN or infinite; nothing where it is an ordinary number. */
export const remarkOn = ({ result, factors, terms, operands, derivative }: Computation): readonly Piece[] => {
  if (Number.isFinite(result)) return []
  const given = [...numbers(factors), ...numbers(terms), ...numbers(operands)]
  if (Number.isNaN(result)) {
    const [a, b] = factors ?? []
    if (a && b && undefinedProduct(a.value, b.value))
      return say(' The result is not a number: ', times(a, b), ' has no value.')
    if (isOnly(derivative, given, Number.isNaN))
      return say(' The result is not a number (NaN): the operation has no derivative here.')
    if (given.some(Number.isNaN))
      return say(' The result is not a number (NaN), because one of the numbers it is made from is not.')
    if (undefinedSum(numbers(terms))) return say(' The result is not a number: ∞ − ∞ has no value.')
    return say(' The result is not a number (NaN): the operation has no value here.')
  }
  if (isOnly(derivative, given, isInfinite))
    return say(' The derivative is infinite here, and so the result is infinite.')
  if (given.some(isInfinite)) return say(' An infinite number went in, and so the result is infinite.')
  return say(' The result has no finite value, or one too large for double precision.')
}
