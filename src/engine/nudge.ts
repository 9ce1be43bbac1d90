import type { LossProbe } from './loss-probe.ts'

/** What moving a leaf does to the loss: as its gradient has it, and really. */
export interface Nudge {
  readonly leaf: number
  readonly by: number
  readonly value: number
  /** L where the leaf holds its value. */
  readonly loss: number
  /** Null where no gradient is computed for the leaf. */
  readonly gradient: number | null
  /** by × gradient; null without one. */
  readonly expected: number | null
  /** L(value + by) − L(value). */
  readonly really: number
}

/** Moves a leaf by so much and back. Throws RangeError where the node is no leaf. */
export const nudgeLoss = (probe: LossProbe, leaf: number, by: number): Nudge => {
  const value = probe.valueOf(leaf)
  const gradient = probe.gradientOf(leaf)
  const expected = gradient === null ? null : by * gradient
  const { loss } = probe
  return { leaf, by, value, loss, gradient, expected, really: probe.lossAt(leaf, value + by) - loss }
}
