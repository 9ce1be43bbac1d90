/** A straight scale from numbers to px. */
export interface PlotScale {
  readonly min: number
  readonly max: number
  /** Where a number stands, in px. */
  readonly at: (x: number) => number
}

/** A scale that takes `min` to `from` px and `max` to `to` px; a range of no width stands in the middle. */
export const plotScale = (min: number, max: number, from: number, to: number): PlotScale => ({
  min,
  max,
  at: (x) => (max === min ? (from + to) / 2 : from + ((x - min) / (max - min)) * (to - from)),
})

/** Round numbers within a range, at most `most` of them: multiples of 1, 2 or 5 times a power of ten. */
export const roundTicks = (min: number, max: number, most: number): readonly number[] => {
  const width = max - min
  if (!(width > 0 && Number.isFinite(width))) return []
  const power = Math.floor(Math.log10(width / most))
  const step = [1, 2, 5, 10].find((s) => width / (s * 10 ** power) <= most) ?? 10
  const size = step * 10 ** power
  const first = Math.ceil(min / size - 1e-9)
  const count = Math.floor(max / size + 1e-9) - first + 1
  const digits = Math.max(0, Math.min(100, -power))
  return Array.from({ length: Math.min(count, most + 1) }, (_, i) =>
    Number(((first + i) * size).toFixed(digits)),
  )
}

/** Numbers this many times as far apart as most of them are not what a curve is drawn for. */
const FAR = 8

/**
 * The range of a curve's numbers with a little room, `always` included: those that lie far from nearly all others, as
 * beside a pole, do not count. Without any finite number it is 0 to 1.
 */
export const curveRange = (
  numbers: readonly number[],
  always: readonly number[],
): readonly [number, number] => {
  const sorted = numbers.filter(Number.isFinite).sort((a, b) => a - b)
  const must = always.filter(Number.isFinite)
  const all = [...sorted, ...must]
  if (all.length === 0) return [0, 1]
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? all[0]!
  const [low, high] = [at(0.05), at(0.95)]
  const spread = high - low
  const isFar = spread > 0 && at(1) - at(0) > FAR * spread
  const min = Math.min(isFar ? low - spread / 4 : at(0), ...must)
  const max = Math.max(isFar ? high + spread / 4 : at(1), ...must)
  const room = max > min ? 0.08 * (max - min) : Math.max(0.5 * Math.abs(max), 1e-3)
  return [min - room, max + room]
}
