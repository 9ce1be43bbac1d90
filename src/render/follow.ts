import type { Picture } from '../scene/mark.ts'
import { type Camera, fit, type Viewport } from './camera.ts'

/** The scale at which the stage's numbers (16 world units) stand at 12 px: a picture fitted smaller is followed instead. */
export const LEGIBLE = 0.75
/** Numbers may be a little smaller than that where both ends of what is active fit only then. */
const LEAST = 0.68
/** What is small is not blown up beyond this, so that the scale stays calm from beat to beat. */
const MOST = 0.9

/** What following needs of a picture and of its layout. */
export interface Followed extends Pick<Picture, 'active' | 'attention'> {
  readonly width: number
  readonly height: number
}

/** Of a stage so much may show what is beyond a stretch that is longer than it. */
const BEYOND = 0.3

/** Where an axis must be shifted so that a stretch is centred, or so that `at` is as near the middle as its ends allow. */
const shift = (
  start: number,
  length: number,
  at: number,
  side: number,
  padding: number,
  k: number,
): number => {
  const free = side - 2 * padding
  if (length * k <= free) return side / 2 - (start + length / 2) * k
  const beyond = Math.min(BEYOND * side, length * k - free)
  const most = padding - start * k + beyond
  const least = side - padding - (start + length) * k - beyond
  return Math.max(least, Math.min(most, side / 2 - at * k))
}

/** The nearest shift that shows nothing outside the picture, or all of a picture that is smaller than the stage. */
const held = (offset: number, length: number, side: number, padding: number, k: number): number => {
  const [a, b] = [padding, side - padding - length * k]
  return length * k <= side - 2 * padding ? (a + b) / 2 : Math.max(b, Math.min(a, offset))
}

/**
 * The camera that shows what is active as large as is of use, and all of it where that is legible; where it is not, the
 * part around the point of attention. A pure function, continuous in everything. Null shows the whole picture.
 */
export const follow = (
  { active, attention, width, height }: Followed,
  stage: Viewport,
  padding: number,
  mostWhole: number,
): Camera => {
  const whole = fit({ x: 0, y: 0, w: width, h: height }, stage, padding, mostWhole)
  if (active === null || whole.k >= LEGIBLE) return whole
  const least = Math.max(whole.k, LEAST * (1 - (attention?.overview ?? 0)))
  const k = Math.max(least, Math.min(fit(active, stage, padding, MOST).k, MOST))
  const { x = active.x + active.w / 2, y = active.y + active.h / 2 } = attention ?? {}
  return {
    k,
    x: held(shift(active.x, active.w, x, stage.width, padding, k), width, stage.width, padding, k),
    y: held(shift(active.y, active.h, y, stage.height, padding, k), height, stage.height, padding, k),
  }
}
