import { bisector, max, quantile } from 'd3-array'
import { line } from 'd3-shape'
import type { MetricPoint } from '../worker/metrics.ts'
import type { PlotAxis } from './plot-axis.ts'

/** A line of a plot over iterations. */
export interface CurveSeries {
  readonly name: string
  /** Stands for the name where it follows others of its kind. */
  readonly short?: string
  readonly of: (point: MetricPoint) => number
  readonly look: 'strong' | 'second' | 'faint' | 'thin'
  /** How much of the hue it has, in percent; 100 unless said. */
  readonly tint?: number
  /** Written at the end of its line; faint ones are named in the numbers alone. */
  readonly label?: string
  /** The same where there is little width. */
  readonly mark?: string
}

/** The share of faint numbers that an axis reaches to in any case. */
const MOST_OF = 0.95
/** All of them have room on it where the largest is at most so many times as large. */
const FAR = 2

/**
 * The numbers that an axis is for: all of the lines that have labels, and of faint ones all but single ones far above
 * the rest; the largest of what lies above is told apart, null where nothing does. On a logarithmic axis all have room.
 */
export const axisNumbers = (
  labelled: readonly number[],
  faint: readonly number[],
  log: boolean,
): { readonly numbers: readonly number[]; readonly above: number | null } => {
  const finite = faint.filter(Number.isFinite)
  const reach = Math.max(
    ...[max(labelled.filter(Number.isFinite)), quantile(finite, MOST_OF)].filter((x) => x !== undefined),
  )
  const hasRoom = log || (max(finite) ?? 0) <= FAR * reach
  const within = hasRoom ? finite : finite.filter((x) => x <= reach)
  return {
    numbers: [...labelled, ...within],
    above: within.length === finite.length ? null : max(finite)!,
  }
}

/** A series as an SVG path, broken where there is no number. */
export const seriesPath = (
  points: readonly MetricPoint[],
  of: (point: MetricPoint) => number,
  x: PlotAxis,
  y: PlotAxis,
  head: number,
): string =>
  line<MetricPoint>()
    .defined((p) => !Number.isNaN(y.at(of(p))))
    .x((p) => x.at(p.iteration))
    // What lies far above the plot need not be drawn there.
    .y((p) => Math.max(head - 400, y.at(of(p))))
    .digits(1)(points) ?? ''

const byIteration = bisector((p: MetricPoint) => p.iteration)

/** Which of the points is the nearest to an iteration; −1 where there are none. */
export const nearestPoint = (points: readonly MetricPoint[], iteration: number): number =>
  byIteration.center(points, iteration) >= points.length
    ? points.length - 1
    : byIteration.center(points, iteration)

/** Which of the points is nearest to a place in px. */
export const pointAtPx = (points: readonly MetricPoint[], x: PlotAxis, px: number): number =>
  bisector((p: MetricPoint) => x.at(p.iteration)).center(points, px)
