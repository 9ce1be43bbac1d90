import type { Theme } from './theme.ts'

/** Red, green and blue, 0…255. */
export type Rgb = readonly [number, number, number]

/** Shades from low to high; an odd number, so that one of them is the middle. */
export const SHADES = 65

const channels = (colour: string): Rgb => {
  if (colour.startsWith('#')) {
    const [r, g, b] = [1, 3, 5].map((k) => Number.parseInt(colour.slice(k, k + 2), 16))
    return [r!, g!, b!]
  }
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  return [r, g, b]
}

const shadesOf = new WeakMap<Theme['inks'], readonly Rgb[]>()

/** The shades of maps in a palette. */
export const mapShades = ({ inks }: Theme): readonly Rgb[] => {
  const known = shadesOf.get(inks)
  if (known) return known
  const [low, mid, high] = [inks.mapLow, inks.mapMid, inks.mapHigh].map(channels) as [Rgb, Rgb, Rgb]
  const half = (SHADES - 1) / 2
  const shades = Array.from({ length: SHADES }, (_, k): Rgb => {
    const [from, to, t] = k < half ? [low, mid, k / half] : [mid, high, k / half - 1]
    const at = (c: 0 | 1 | 2): number => Math.round(from[c] + (to[c] - from[c]) * t)
    return [at(0), at(1), at(2)]
  })
  shadesOf.set(inks, shades)
  return shades
}

/** Which shade a number has between low and high; the middle one for what is no number. */
export const shadeOf = (value: number, low: number, high: number): number => {
  const t = (value - low) / (high - low)
  return Math.round(Math.max(0, Math.min(1, Number.isNaN(t) ? 0.5 : t)) * (SHADES - 1))
}
