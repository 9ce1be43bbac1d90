import type { Scaling } from './build.ts'
import { fitScale, scaled } from './data-scaling.ts'
import type { ColumnScale, DataSet, Row } from './data-set.ts'
import { splitRows } from './data-split.ts'
import { inputNames } from './input-names.ts'
import type { Field } from './recipe.ts'
import type { Task } from './task.ts'

/** Columns of numbers and what is to be predicted from them. */
export interface Columns {
  readonly task: Task
  readonly classes: readonly string[]
  /** Names of the columns that are inputs. */
  readonly columns: readonly string[]
  /** One number per column and row. */
  readonly rows: readonly (readonly number[])[]
  /** One per row: the number to predict, or the class by its place. */
  readonly targets: readonly number[]
  readonly scaling: Scaling
  readonly seed: number
  readonly testShare: number
  readonly notes: readonly string[]
}

/** Characters of an axis's name. */
const LONGEST_AXIS = 40
/** The part of a column's range by which its axis reaches beyond it at either end. */
const MARGIN = 0.1

const axisOf = (name: string, numbers: readonly number[]): Field['axes'][number] => {
  const from = numbers.reduce((a, b) => Math.min(a, b))
  const to = numbers.reduce((a, b) => Math.max(a, b))
  const margin = MARGIN * (to - from) || 1
  return { name: name.slice(0, LONGEST_AXIS), from: from - margin, to: to + margin }
}

/** The line or plane of one or two columns, null for more: it is of scaled numbers, whose features are themselves. */
const fieldOf = (columns: readonly string[], inputs: readonly (readonly number[])[]): Field | null =>
  columns.length > 2
    ? null
    : {
        axes: columns.map((name, k) =>
          axisOf(
            name,
            inputs.map((row) => row[k]!),
          ),
        ),
        features: columns.length === 2 ? ['x', 'y'] : ['x'],
      }

const constantNote = ({ column, min }: ColumnScale): string =>
  `${column} is ${min} in every training row, so it is scaled to 0 and tells the network nothing.`

/** Says that nothing is tested where a share was asked for. */
export const untestedNote = (rows: number): string =>
  `${rows === 1 ? 'One row is' : `${rows} rows are`} too few for this share of test rows: all are trained on.`

/** Splits and scales a table of numbers: the scales are fitted on the training rows alone. */
export const columnData = (given: Columns): DataSet => {
  const { task, classes, columns, rows, targets, scaling, seed, testShare } = given
  const split = splitRows(task === 'regression' ? targets.map(() => 0) : targets, testShare, seed)
  const scales = columns.map((column, k) =>
    fitScale(
      column,
      scaling,
      split.train.map((i) => rows[i]![k]!),
    ),
  )
  const inputs = rows.map((row) => row.map((x, k) => scaled(x, scales[k]!)))
  const field = fieldOf(columns, inputs)
  const rowOf = (i: number): Row => ({
    at: field && inputs[i]!,
    inputs: inputs[i]!,
    target: targets[i]!,
  })
  const notes = [...given.notes]
  if (scaling !== 'none') notes.push(...scales.filter((s) => s.constant).map(constantNote))
  if (testShare > 0 && split.test.length === 0) notes.push(untestedNote(rows.length))
  return {
    task,
    inputs: inputNames(columns),
    classes,
    field,
    train: split.train.map(rowOf),
    test: split.test.map(rowOf),
    scales,
    notes,
  }
}
