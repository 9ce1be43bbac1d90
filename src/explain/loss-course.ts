import type { LossPoint } from '../engine/evidence.ts'

/** A loss that does not fall because its steps are too large. */
export interface Losing {
  readonly kind: 'diverges' | 'swings'
  /** The least loss so far. */
  readonly least: number
  /** Places of the curve that were looked at, how often it turned there, and by how much of its size on average. */
  readonly points: number
  readonly turns: number
  readonly swing: number
}

/** Places of the curve that count as its end. */
const RECENT = 16
const FEWEST = 8
/** A loss so many times that at first diverges. */
const DIVERGED = 2
/** The least mean change from place to place, as a share of the loss, that counts as swinging. */
const SWING = 0.2
/** Where the loss is less than this share of what it was at first, swings of batches that differ are no harm: only wild ones count. */
const LEARNT = 0.1
const WILD = 0.5
/** The share of places at which a swinging loss turns, at least. */
const TURNS = 0.5
/** A loss that is at less than this share of what it was a while ago falls, however it swings. */
const FALLS = 0.7

/** Whether a loss grows or swings instead of falling; null where it does neither, or is too short to tell. */
export const losing = (losses: readonly LossPoint[]): Losing | null => {
  const [first, last] = [losses[0], losses.at(-1)]
  if (!first || !last || losses.length < 2) return null
  const recent = losses.slice(-RECENT).map((p) => p.loss)
  const least = Math.min(...losses.map((p) => p.loss))
  const changes = recent.slice(1).map((loss, i) => loss - recent[i]!)
  const mean = recent.reduce((sum, loss) => sum + loss, 0) / recent.length
  const swing = changes.reduce((sum, x) => sum + Math.abs(x), 0) / Math.max(1, changes.length) / mean
  const turns = changes.filter((x, i) => i > 0 && x * changes[i - 1]! < 0).length
  const told = { least, points: recent.length, turns, swing }
  if (last.loss > DIVERGED * first.loss && last.iteration > 0) return { kind: 'diverges', ...told }
  const half = Math.floor(recent.length / 2)
  const meanOf = (part: readonly number[]): number => part.reduce((sum, x) => sum + x, 0) / part.length
  const falls = meanOf(recent.slice(half)) < FALLS * meanOf(recent.slice(0, half))
  const isSwinging =
    swing > (mean < LEARNT * first.loss ? WILD : SWING) && turns >= TURNS * (recent.length - 2) && !falls
  return recent.length >= FEWEST && isSwinging ? { kind: 'swings', ...told } : null
}

/** A stretch of the curve on which the loss hardly fell. */
export interface Stalling {
  readonly from: number
  readonly before: number
  readonly now: number
}

/** Iterations before which nothing is said of a loss that does not move. */
const PATIENCE = 100
/** Less than this share of the loss counts as hardly moving. */
const HARDLY = 0.02

/** Whether the loss hardly fell over the second half of all iterations; null where it did, or it is too early to tell. */
export const stalling = (losses: readonly LossPoint[]): Stalling | null => {
  const last = losses.at(-1)
  if (!last || last.iteration < PATIENCE) return null
  const middle = losses.findLast((p) => p.iteration <= last.iteration / 2)
  if (!middle) return null
  const fell = (middle.loss - last.loss) / Math.abs(middle.loss)
  return Math.abs(fell) < HARDLY ? { from: middle.iteration, before: middle.loss, now: last.loss } : null
}
