// These four are all that is eased by: a library of curves would come into the first load as a whole.

const cube = (t: number): number => t * t * t

/** Progress that starts and ends gently, 0…1 → 0…1. */
export const glide = (t: number): number => (t <= 0.5 ? cube(2 * t) : cube(2 * t - 2) + 2) / 2

/** Progress that starts at once and ends gently, 0…1 → 0…1. */
export const settle = (t: number): number => cube(t - 1) + 1

/** Progress that gathers speed, 0…1 → 0…1. */
export const depart = (t: number): number => t * t

/** Progress that loses speed, 0…1 → 0…1. */
export const arrive = (t: number): number => t * (2 - t)

/** Linear interpolation from a (t = 0) to b (t = 1). */
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t

/** How far `t` has come between `from` and `to`, held to 0…1. */
export const between = (t: number, from: number, to: number): number =>
  t <= from ? 0 : t >= to ? 1 : (t - from) / (to - from)
