import { easeCubicInOut, easeCubicOut } from 'd3-ease'

/** Progress that starts and ends gently, 0…1 → 0…1. */
export const glide = easeCubicInOut

/** Progress that starts at once and ends gently, 0…1 → 0…1. */
export const settle = easeCubicOut

/** Linear interpolation from a (t = 0) to b (t = 1). */
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t

/** How far `t` has come between `from` and `to`, held to 0…1. */
export const between = (t: number, from: number, to: number): number =>
  t <= from ? 0 : t >= to ? 1 : (t - from) / (to - from)
