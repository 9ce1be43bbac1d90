import type { Scaling } from './build.ts'
import type { DataRefusal } from './data-problem.ts'
import type { Field } from './recipe.ts'
import type { Task } from './task.ts'

/** A row as it is trained or tested on. */
export interface Row {
  /** Where it lies in the field, one number per axis; null where there is no field. */
  readonly at: readonly number[] | null
  /** One number per input unit: features computed, columns scaled. */
  readonly inputs: readonly number[]
  /** The number to predict, or the class by its place among the classes. */
  readonly target: number
}

/** What a column of numbers was scaled by: numbers of the training rows alone. */
export interface ColumnScale {
  readonly column: string
  readonly scaling: Scaling
  readonly mean: number
  /** Standard deviation, of the rows themselves: divided by their number. */
  readonly deviation: number
  readonly min: number
  readonly max: number
  /** The same number in every training row: scaled to 0. */
  readonly constant: boolean
}

/** Data that are ready for a network. */
export interface DataSet {
  readonly task: Task
  /** Names of the input units: valid names of leaves, each given once. */
  readonly inputs: readonly string[]
  /** Names of the classes, of two false first; empty for regression. */
  readonly classes: readonly string[]
  /** The line or plane the rows lie in; of columns that are scaled, in scaled numbers. */
  readonly field: Field | null
  /** One row or more, in the order in which they were drawn or stand in the table. */
  readonly train: readonly Row[]
  readonly test: readonly Row[]
  /** One per column of a table; empty for data that are drawn. */
  readonly scales: readonly ColumnScale[]
  /** Sentences about what was done to the data that people might not expect. */
  readonly notes: readonly string[]
}

/** Data, or why there are none. */
export type DataResult = { readonly ok: true; readonly data: DataSet } | DataRefusal
