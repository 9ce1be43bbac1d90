import type { Kink, LossProbe, Pieced } from './loss-probe.ts'

/** A place on the curve of the loss against one leaf. */
export interface SweepPoint {
  readonly x: number
  /** NaN and ±∞ included. */
  readonly loss: number
  /** Set on the first point after a place without a value: no line leads here. */
  readonly apart?: true
}

/** A place where the curve is not smooth. */
export interface SweepKink extends SweepPoint {
  readonly kink: Kink
}

/** What is swept: `points` numbers evenly from `from` to `to`, of which the first so many are done already. */
export interface Sweep {
  readonly leaf: number
  readonly from: number
  readonly to: number
  /** 2 or more. */
  readonly points: number
  readonly done: number
}

/** A part of the curve, left to right. */
export interface SweepPart {
  readonly points: readonly SweepPoint[]
  readonly kinks: readonly SweepKink[]
  /** How many of the even numbers are done. */
  readonly done: number
}

/** Kinks located between two neighbouring points at most. */
const MOST_BETWEEN = 4
/** Halvings after which a kink is where it is drawn, to the pixel of any screen and far beyond. */
const HALVINGS = 30

/** The i-th of the even numbers; both ends are exact. */
export const sweptNumber = ({ from, to, points }: Sweep, i: number): number =>
  i === points - 1 ? to : from + (i * (to - from)) / (points - 1)

interface Place extends Pieced {
  readonly x: number
}

/** The two neighbouring places, one on each side, between which the first operation changes its piece. */
const firstChange = (probe: LossProbe, leaf: number, a: Place, b: Place): readonly [Place, Place] => {
  let [low, high] = [a, b]
  for (let i = 0; i < HALVINGS; i++) {
    const x = low.x + (high.x - low.x) / 2
    if (x <= low.x || x >= high.x) break
    const middle = { x, ...probe.piecedAt(leaf, x) }
    if (probe.changed(a, middle).length === 0) low = middle
    else high = middle
  }
  return [low, high]
}

/**
 * Sweeps a leaf over a range, with a corner wherever an operation is not smooth, until all is done or `more` says no; at
 * least one point at a time. Throws RangeError for a range that is none.
 */
export const sweepLoss = (probe: LossProbe, sweep: Sweep, more: () => boolean): SweepPart => {
  const { leaf, from, to, points: count } = sweep
  if (!(Number.isFinite(to - from) && from < to))
    throw new RangeError(`the range is ${from} to ${to}; expected two finite numbers, the smaller one first`)
  if (!(Number.isSafeInteger(count) && count >= 2))
    throw new RangeError(`points is ${count}; expected a whole number from 2`)
  const points: SweepPoint[] = []
  const kinks: SweepKink[] = []
  const placeAt = (x: number): Place => ({ x, ...probe.piecedAt(leaf, x) })
  let done = sweep.done
  let last = done > 0 ? placeAt(sweptNumber(sweep, done - 1)) : null
  do {
    const next = placeAt(sweptNumber(sweep, done))
    let apart = false
    for (let k = 0; last !== null && k < MOST_BETWEEN; k++) {
      if (probe.changed(last, next).length === 0) break
      const [before, after] = firstChange(probe, leaf, last, next)
      const kink = probe.changed(before, after)[0]
      if (kink === undefined) break
      if (kink.pole) apart = true
      else points.push({ x: after.x, loss: after.loss, ...(apart && { apart }) })
      kinks.push({ x: after.x, loss: after.loss, kink })
      if (!kink.pole) apart = false
      last = after
    }
    points.push({ x: next.x, loss: next.loss, ...(apart && { apart }) })
    last = next
    done++
  } while (done < count && more())
  return { points, kinks, done }
}
