import type { DataSet } from '../models/data-set.ts'

/** A point of a small picture of data; `kind` is its class, or 0. */
export interface ScatterPoint {
  readonly x: number
  readonly y: number
  readonly kind: number
}

/** Points drawn at most. */
const MOST = 120

const span = (numbers: readonly number[]): readonly [number, number] => {
  const least = numbers.reduce((a, b) => Math.min(a, b), Infinity)
  const most = numbers.reduce((a, b) => Math.max(a, b), -Infinity)
  return most > least ? [least, most] : [least - 1, most + 1]
}

/** Data as points in a box: by their first two inputs (the last two of more), or their only input and the number to predict. */
export const scatterOf = (data: DataSet, width: number, height: number, margin: number): ScatterPoint[] => {
  const all = [...data.train, ...data.test]
  const rows = all.filter((_, i) => i % Math.ceil(all.length / MOST) === 0)
  const [first, second] = data.inputs.length > 2 ? [data.inputs.length - 2, data.inputs.length - 1] : [0, 1]
  const isCurve = data.inputs.length === 1
  const xs = rows.map((row) => row.inputs[first]!)
  const ys = rows.map((row) => (isCurve ? row.target : row.inputs[second]!))
  const [left, right] = span(xs)
  const [low, high] = span(ys)
  const kindOf = (target: number): number => (data.task === 'regression' ? 0 : target)
  return rows.map((row, i) => ({
    x: margin + ((xs[i]! - left) / (right - left)) * (width - 2 * margin),
    y: height - margin - ((ys[i]! - low) / (high - low)) * (height - 2 * margin),
    kind: kindOf(row.target),
  }))
}
