import { extent } from 'd3-array'
import { scaleLinear, scaleLog, scaleSymlog } from 'd3-scale'
import { formatNumber } from '../explain/format.ts'
import { powerOfTen } from '../explain/scripts.ts'
import { textWidth } from '../scene/text-widths.ts'

/** An axis of a plot: where numbers stand, in px, and which of them are written beside it. */
export interface PlotAxis {
  /** NaN for what the axis cannot show. */
  readonly at: (x: number) => number
  readonly ticks: readonly { readonly value: number; readonly text: string }[]
}

const isPower = (x: number): boolean => Number.isInteger(Math.round(Math.log10(x) * 1e9) / 1e9)

const logText = (x: number): string =>
  isPower(x) && (x < 1e-3 || x > 9999) ? powerOfTen(Math.round(Math.log10(x))) : formatNumber(x)

/** Powers of ten where there are two or more, else also their doubles and fives; thinned to at most `most`. */
const logTicks = (min: number, max: number, most: number): readonly number[] => {
  const powers: number[] = []
  for (let p = Math.ceil(Math.log10(min) - 1e-9); p <= Math.log10(max) + 1e-9; p++) powers.push(10 ** p)
  if (powers.length >= 2) {
    const every = Math.ceil(powers.length / most)
    return powers.filter((x) => Math.round(Math.log10(x)) % every === 0)
  }
  const finer = scaleLog([min, max], [0, 1])
    .ticks()
    .filter((x) => x >= min && x <= max)
  const every = Math.ceil(finer.length / most)
  return finer.filter((_, i) => i % every === 0)
}

/** All finite numbers with a little room; what is never below 0 begins there at the lowest. */
const spanOf = (numbers: readonly number[]): readonly [number, number] => {
  const [least = 0, most = 1] = extent(numbers.filter(Number.isFinite))
  const room = most > least ? 0.05 * (most - least) : Math.max(0.5 * Math.abs(most), 1e-3)
  return [least >= 0 ? Math.max(0, least - room) : least - room, most + room]
}

/** The axis of what is measured, from `foot` up to `head` px: of all finite numbers, or of `fixed`. */
export const valueAxis = (
  numbers: readonly number[],
  log: boolean,
  foot: number,
  head: number,
  fixed?: readonly [number, number],
): PlotAxis => {
  const most = Math.max(2, Math.floor((foot - head) / 34))
  if (!log) {
    const scale = scaleLinear(fixed ?? spanOf(numbers), [foot, head])
    return {
      at: (x) => (Number.isFinite(x) ? scale(x) : Number.NaN),
      ticks: scale.ticks(most).map((value) => ({ value, text: formatNumber(value) })),
    }
  }
  const [least = 1, largest = 10] = extent(numbers.filter((x) => x > 0 && Number.isFinite(x)))
  const min = least / (largest > least ? 1.15 : 2)
  const max = largest * (largest > least ? 1.15 : 2)
  const scale = scaleLog([min, max], [foot, head])
  return {
    // A loss of 0 stands at the foot: it is below every number of this axis.
    at: (x) => (Number.isFinite(x) ? (x > 0 ? scale(x) : foot) : Number.NaN),
    ticks: logTicks(min, max, most).map((value) => ({ value, text: logText(value) })),
  }
}

/** The size of the numbers along an axis, and the least room between two of them, in px. */
const TICK = { size: 13, gap: 10 }

/** The axis of iterations from 0 to `last`; as many of them are written below it as have room beside each other. */
export const iterationAxis = (last: number, log: boolean, left: number, right: number): PlotAxis => {
  const most = Math.max(2, Math.floor((right - left) / 84))
  const end = Math.max(1, last)
  const scale = log ? scaleSymlog([0, end], [left, right]) : scaleLinear([0, end], [left, right])
  const powers = [0, ...Array.from({ length: 7 }, (_, p) => 10 ** p).filter((k) => k <= end)]
  const thinnedTo = (count: number): readonly number[] =>
    log
      ? powers.filter((_, i) => i === 0 || i % Math.ceil(powers.length / (count + 1)) === 0)
      : scale.ticks(count).filter(Number.isInteger)
  const written = (value: number) => ({ value, text: value.toLocaleString('en') })
  const half = (text: string): number => textWidth(text, TICK.size, 400) / 2
  const fits = (ticks: PlotAxis['ticks']): boolean =>
    ticks.every(({ value, text }, i) => {
      const before = ticks[i - 1]
      return (
        before === undefined ||
        scale(value) - half(text) - scale(before.value) - half(before.text) >= TICK.gap
      )
    })
  const choices = Array.from({ length: most }, (_, i) => thinnedTo(most - i).map(written))
  return {
    at: (x) => scale(x),
    ticks: choices.find(fits) ?? [written(0)],
  }
}

/** Heights of labels that would overlap, moved apart by at least `gap` px, between `top` and `bottom`. */
export const spreadLabels = (
  wanted: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): readonly number[] => {
  const order = wanted.map((y, i) => ({ y: Math.max(top, Math.min(bottom, y)), i })).sort((a, b) => a.y - b.y)
  const placed = order.map(({ y }) => y)
  for (let i = 1; i < placed.length; i++) placed[i] = Math.max(placed[i]!, placed[i - 1]! + gap)
  for (let i = placed.length - 1; i >= 0; i--)
    placed[i] = Math.min(placed[i]!, bottom - (placed.length - 1 - i) * gap)
  const result: number[] = []
  order.forEach(({ i }, place) => {
    result[i] = placed[place]!
  })
  return result
}
