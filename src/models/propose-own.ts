import type { OwnData } from './build.ts'
import { isMissing, readNumber } from './cell-number.ts'
import { readTable, type Table } from './csv.ts'
import { type DataRefusal, refusal } from './data-problem.ts'
import { MOST_INPUTS } from './own-data.ts'
import { distinctCells, MOST_CLASSES } from './target-column.ts'
import type { Task } from './task.ts'

/** A first guess of what a table's columns are, with the table itself for people to choose from. */
export interface Proposal {
  readonly ok: true
  readonly own: OwnData
  readonly table: Table
}

/** A column counts as one of numbers if more than this share of its filled cells are: others become problems. */
const MOSTLY = 0.5
/** Inputs within this distance of 0 need no scaling. */
const SMALL = 1

const numbersOf = ({ rows, decimalComma }: Table, column: number): number[] =>
  rows.flatMap(({ cells }) => {
    const number = readNumber(cells[column]!, decimalComma)
    return number.ok ? [number.value] : []
  })

const isNumeric = (table: Table, column: number): boolean => {
  const filled = table.rows.filter(({ cells }) => !isMissing(cells[column]!)).length
  return numbersOf(table, column).length > MOSTLY * filled
}

/** What a column can be the target of, null for text with too many values. */
const taskOf = (table: Table, column: number): Task | null => {
  const values = distinctCells(table, column).filter((text) => text !== '')
  if (!isNumeric(table, column))
    return values.length < 2 || values.length > MOST_CLASSES
      ? null
      : values.length === 2
        ? 'binary'
        : 'classes'
  if (values.length === 2) return 'binary'
  const repeated = values.length <= MOST_CLASSES && 2 * values.length <= table.rows.length
  const whole = numbersOf(table, column).every(Number.isInteger)
  return values.length > 1 && repeated && whole ? 'classes' : 'regression'
}

/** Guesses inputs, target (the last column that can be one) and task of a table, or says why it is no table. */
export const proposeOwn = (text: string): Proposal | DataRefusal => {
  const read = readTable(text)
  if (!read.ok) return read
  const { table } = read
  const places = table.columns.map((_, k) => k)
  const target = places.findLast((k) => taskOf(table, k) !== null) ?? places.length - 1
  const inputs = places.filter((k) => k !== target && isNumeric(table, k)).slice(0, MOST_INPUTS)
  if (inputs.length === 0)
    return refusal('No column besides the target holds numbers. Inputs are numbers: write words as 0 and 1.')
  const small = inputs.every((k) => numbersOf(table, k).every((x) => Math.abs(x) <= SMALL))
  const single = table.rows.length === 1
  return {
    ok: true,
    table,
    own: {
      text,
      inputs: inputs.map((k) => table.columns[k]!),
      target: table.columns[target]!,
      task: taskOf(table, target) ?? 'regression',
      scaling: small || single ? 'none' : 'standard',
    },
  }
}
