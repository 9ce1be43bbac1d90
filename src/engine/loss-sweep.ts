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

/**
 * What is swept: `points` numbers evenly from `from` to `to`, of which the first so many are done already, with at most
 * so many kinks located on the way.
 */
export interface Sweep {
  readonly leaf: number
  readonly from: number
  readonly to: number
  /** 2 or more. */
  readonly points: number
  readonly done: number
  /** The last place that is done, null at first. */
  readonly last: number | null
  readonly mostKinks: number
}

/** A part of the curve, left to right. */
export interface SweepPart {
  readonly points: readonly SweepPoint[]
  readonly kinks: readonly SweepKink[]
  /** How many of the even numbers are done, and the last place that is. */
  readonly done: number
  readonly last: number | null
}

/** Kinks located between two neighbouring points at most. */
const MOST_BETWEEN = 4
/** Halvings after which a kink is where it is drawn, to the pixel of any screen and far beyond. */
const HALVINGS = 26

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
  let { done } = sweep
  let last = sweep.last === null ? null : placeAt(sweep.last)
  do {
    const next = placeAt(sweptNumber(sweep, done))
    let apart = false
    let arrived = true
    for (let k = 0; last !== null && k < MOST_BETWEEN && kinks.length < sweep.mostKinks; k++) {
      if (probe.changed(last, next).length === 0) break
      const [before, after] = firstChange(probe, leaf, last, next)
      const kink = probe.changed(before, after)[0]
      if (kink === undefined) break
      kinks.push({ x: after.x, loss: after.loss, kink })
      apart = kink.pole
      if (!apart) points.push({ x: after.x, loss: after.loss })
      last = after
      // Each kink takes many runs: the next part goes on from here.
      arrived = apart || more()
      if (!arrived) break
    }
    if (!arrived) break
    points.push({ x: next.x, loss: next.loss, ...(apart && { apart }) })
    last = next
    done++
  } while (done < count && more())
  return { points, kinks, done, last: last?.x ?? null }
}
