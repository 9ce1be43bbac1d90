import type { Scaling } from './build.ts'
import type { ColumnScale } from './data-set.ts'

/** Ranges no larger than this part of the numbers themselves are taken for rounding. */
const ROUNDING = 1e-12
/** Ranges no larger than this are taken for none, so that dividing by them stays finite. */
const SMALLEST = 1e-100

/** What a column is scaled by, fitted on these numbers; one or more. */
export const fitScale = (column: string, scaling: Scaling, numbers: readonly number[]): ColumnScale => {
  const n = numbers.length
  const min = numbers.reduce((a, b) => Math.min(a, b))
  const max = numbers.reduce((a, b) => Math.max(a, b))
  const mean = numbers.reduce((sum, x) => sum + x, 0) / n
  const deviation = Math.sqrt(numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n)
  const largest = Math.max(Math.abs(min), Math.abs(max))
  const constant = max - min <= Math.max(ROUNDING * largest, SMALLEST)
  return { column, scaling, mean, deviation, min, max, constant }
}

/** A number of the column, scaled; a constant column gives 0 unless it is not scaled at all. */
export const scaled = (x: number, { scaling, mean, deviation, min, max, constant }: ColumnScale): number => {
  if (scaling === 'none') return x
  if (constant) return 0
  return scaling === 'standard' ? (x - mean) / deviation : (x - min) / (max - min)
}
