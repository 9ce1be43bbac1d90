import type { Kink, LossProbe } from './loss-probe.ts'

/**
 * What a check finds: the two agree; the difference is within what rounding (h too small) or the curve's bend (h too
 * large) does to the central difference; it is explained by a kink; a number is not finite; or it has no such excuse.
 */
export const VERDICTS = ['agrees', 'rounding', 'curvature', 'kink', 'notFinite', 'disagrees'] as const
/** What a check finds. */
export type Verdict = (typeof VERDICTS)[number]

/** One leaf's gradient, by backpropagation and by central difference. */
export interface GradientCheck {
  readonly leaf: number
  readonly value: number
  /** How far the leaf is moved to either side. */
  readonly h: number
  readonly backprop: number
  /** (L(x + h) − L(x − h)) / 2h. */
  readonly central: number
  /** L(x + h) and L(x − h). */
  readonly above: number
  readonly below: number
  /** |backprop − central| / the larger of the two; 0 where both are the same, NaN where one is not finite. */
  readonly error: number
  /** How far the central difference may be off by rounding alone. */
  readonly rounding: number
  readonly verdict: Verdict
  /**
   * Operations that are not smooth on the way: why the two differ, or what they agree about although a number lies on a
   * kink. At most `MOST_KINKS`.
   */
  readonly kinks: readonly Kink[]
  /** How many there are in all. */
  readonly kinkCount: number
}

/** A relative error up to which the two are said to agree: half the digits of a double, with room to spare. */
export const AGREEMENT = 1e-5

/** Kinks told at most. */
export const MOST_KINKS = 3

/** The first-order estimate of rounding is taken this many times, for what it leaves out. */
const CAUTION = 4
/** Numbers smaller than this have fewer digits than others. */
const SMALLEST_NORMAL = 2 ** -1022

/** How far a leaf of this value is moved at this step: by the step, or in proportion where it is larger than 1. */
export const movedBy = (value: number, step: number): number => step * Math.max(1, Math.abs(value))

const quotient = (probe: LossProbe, leaf: number, value: number, h: number) => {
  const above = probe.lossAt(leaf, value + h)
  const below = probe.lossAt(leaf, value - h)
  // What was really moved: x ± h are rounded as well.
  return { above, below, central: (above - below) / (value + h - (value - h)) }
}

/** Operations that are not smooth between x − h and x + h; those that a number lies on exactly are told so. */
const kinksAround = (probe: LossProbe, leaf: number, value: number, h: number): readonly Kink[] => {
  if (!probe.hasPieces) return []
  const [low, here, high] = [value - h, value, value + h].map((x) => probe.piecedAt(leaf, x))
  const landed = new Map(probe.landed.map((kink) => [kink.node, kink]))
  const passed = new Map(
    [...probe.changed(low!, here!), ...probe.changed(here!, high!)].map((k) => [k.node, k]),
  )
  return [...passed.values()].sort((a, b) => a.node - b.node).map((k) => landed.get(k.node) ?? k)
}

/** Parts of h at which the difference is looked at again. */
const PARTS = [2, 16, 128]
/** A central difference that changes by more than this part of itself when h is halved says nothing yet. */
const SETTLED = 0.1

/** Whether the bend of the curve explains a difference: it falls with h, as only that of a right gradient does. */
const bends = (
  probe: LossProbe,
  { leaf, value, h, central, backprop }: Pick<GradientCheck, 'leaf' | 'value' | 'h' | 'central' | 'backprop'>,
): boolean => {
  const [half = Number.NaN, ...rest] = PARTS.map((part) => quotient(probe, leaf, value, h / part).central)
  const settled = Math.abs(central - half) <= SETTLED * Math.max(Math.abs(central), Math.abs(half))
  const difference = Math.abs(backprop - central)
  return !settled || [half, ...rest].some((at) => Math.abs(backprop - at) <= difference / 2)
}

/**
 * Compares a leaf's gradient with the central difference at h = step × max(1, |x|). Throws RangeError where no gradient
 * is computed for the leaf, or the step is not a positive number.
 */
export const checkGradient = (probe: LossProbe, leaf: number, step: number): GradientCheck => {
  const backprop = probe.gradientOf(leaf)
  if (backprop === null) throw new RangeError(`no gradient is computed for node ${leaf}`)
  if (!(step > 0 && step < Number.POSITIVE_INFINITY))
    throw new RangeError(`the step is ${step}; expected a positive number`)
  const value = probe.valueOf(leaf)
  const h = movedBy(value, step)
  const { above, below, central } = quotient(probe, leaf, value, h)
  const difference = Math.abs(backprop - central)
  const size = Math.max(Math.abs(backprop), Math.abs(central))
  const error = difference === 0 ? 0 : Number.isFinite(size) ? difference / size : Number.NaN
  const last = Number.EPSILON * Math.max(Math.abs(above), Math.abs(below))
  const rounding = (CAUTION * (probe.rounding + last + SMALLEST_NORMAL)) / h
  const result = { leaf, value, h, backprop, central, above, below, error, rounding }
  const told = (verdict: Verdict, kinks: readonly Kink[] = []): GradientCheck => ({
    ...result,
    verdict,
    kinks: kinks.slice(0, MOST_KINKS),
    kinkCount: kinks.length,
  })
  const isSmoothHere = probe.landed.length === 0
  if (error <= AGREEMENT) return told('agrees', isSmoothHere ? [] : kinksAround(probe, leaf, value, h))
  if (![backprop, central, above, below].every(Number.isFinite))
    return told('notFinite', kinksAround(probe, leaf, value, h))
  const kinks = kinksAround(probe, leaf, value, h)
  if (kinks.length > 0) return told('kink', kinks)
  if (difference <= rounding) return told('rounding')
  return told(bends(probe, result) ? 'curvature' : 'disagrees')
}
