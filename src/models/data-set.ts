import type { Scaling } from './build.ts'
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

/** What is wrong with data or with what was chosen of them, in a sentence that says how to mend it. */
export interface DataProblem {
  /** Row of the table as in the file, the row of names being 1; null where it is about no single row. */
  readonly row: number | null
  /** Name of the column, null where it is about no single one. */
  readonly column: string | null
  readonly message: string
}

/** Why there are no data: the first problems, and how many more there are. */
export interface DataRefusal {
  readonly ok: false
  readonly problems: readonly DataProblem[]
  readonly more: number
}

/** Problems that are listed; further ones are counted. */
export const MOST_PROBLEMS = 20

/** A refusal for these problems. */
export const refusalOf = (problems: readonly DataProblem[]): DataRefusal => ({
  ok: false,
  problems: problems.slice(0, MOST_PROBLEMS),
  more: Math.max(0, problems.length - MOST_PROBLEMS),
})

/** A refusal for one problem of the choice itself. */
export const refusal = (message: string): DataRefusal => refusalOf([{ row: null, column: null, message }])
