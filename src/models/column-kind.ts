import { isMissing, readNumber } from './cell-number.ts'
import type { Table } from './csv.ts'
import { distinctCells, MOST_CLASSES } from './target-column.ts'
import type { Task } from './task.ts'

/** A column counts as one of numbers if more than this share of its filled cells are: others become problems. */
const MOSTLY = 0.5

/** The numbers of a column, without the cells that hold none. */
export const numbersOf = ({ rows, decimalComma }: Table, column: number): number[] =>
  rows.flatMap(({ cells }) => {
    const number = readNumber(cells[column]!, decimalComma)
    return number.ok ? [number.value] : []
  })

/** Whether a column is one of numbers, a few bad cells apart. */
export const isNumeric = (table: Table, column: number): boolean => {
  const filled = table.rows.filter(({ cells }) => !isMissing(cells[column]!)).length
  return numbersOf(table, column).length > MOSTLY * filled
}

/** The words of a column, each once. */
export const wordsOf = (table: Table, column: number): string[] =>
  distinctCells(table, column).filter((text) => text !== '')

/** What a column can be the target of, null for text with too many values or a single one. */
export const taskOf = (table: Table, column: number): Task | null => {
  const values = wordsOf(table, column)
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
