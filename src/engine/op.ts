import type { Formula } from './formula.ts'

/**
 * An operation as a record: what it computes, its local derivatives, and how people write it. The numbers it reads
 * stand side by side: `x[at]` … `x[at + n − 1]`, one per slot.
 */
export interface Op {
  readonly name: string
  /** Number of slots; 0 means any number from 1 up. */
  readonly arity: number
  /** The result for the n numbers from `x[at]` on. */
  readonly value: (x: Float64Array, at: number, n: number) => number
  /** ∂y/∂x_k where y is the result for the same numbers. */
  readonly partial: (k: number, x: Float64Array, at: number, n: number, y: number) => number
  /** The slot whose number *is* the local derivative with slot k, -1 where it is computed. Absent: always computed. */
  readonly partialSlot?: (k: number) => number
  /** Short sign for a box on the stage. */
  readonly symbol: string
  /** The word used in sentences: "the sigmoid", "the product". */
  readonly noun: string
  /** The result as a formula of its slots' formulas. */
  readonly formula: (x: readonly Formula[]) => Formula
  /** ∂y/∂x_k as a formula of the slots' formulas and the result's. */
  readonly derivative: (k: number, x: readonly Formula[], y: Formula) => Formula
  /** Says what convention applies where the derivative jumps at these numbers, null at smooth points. */
  readonly kink?: (x: Float64Array, at: number, n: number) => string | null
  /** Set for activation functions: the input range worth drawing and a remark on the range of results. */
  readonly curve?: { readonly from: number; readonly to: number; readonly range: string }
}
