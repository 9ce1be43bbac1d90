import type { OwnData } from './build.ts'
import { readNumber } from './cell-number.ts'
import { isNumeric, numbersOf, taskOf, wordsOf } from './column-kind.ts'
import type { Table } from './csv.ts'
import { type DataProblem, problemText, quoted } from './data-problem.ts'
import { MOST_INPUTS } from './own-data.ts'
import { MOST_CLASSES } from './target-column.ts'

/** Words that stand for yes and no. */
const TRUTH = /^(?:true|false|yes|no)$/i
const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ].*)?$|^\d{1,2}[./]\d{1,2}[./]\d{4}$/

/** The first cell of a column that holds no number, as a problem that says how to mend it. */
const firstBad = ({ columns, rows, decimalComma }: Table, column: number): DataProblem => {
  for (const { row, cells } of rows) {
    const cell = cells[column]!
    const number = readNumber(cell, decimalComma)
    if (number.ok) continue
    const message = TRUTH.test(cell)
      ? `${quoted(cell)} is a word. Write 1 and 0 instead.`
      : DATE.test(cell)
        ? `${quoted(cell)} is a date. Write it as a number, such as the days since the first.`
        : number.message
    return { row, column: columns[column]!, message }
  }
  return { row: null, column: columns[column]!, message: 'It has no cell.' }
}

const count = (table: Table, column: number): string => {
  const bad = table.rows.length - numbersOf(table, column).length
  return bad === table.rows.length
    ? 'no cell holds a number'
    : `${bad === 1 ? '1 cell holds' : `${bad.toLocaleString('en')} cells hold`} no number`
}

/** Why the last column is no target, where it would have been taken for one. */
const noTarget = (table: Table, column: number): string => {
  const words = wordsOf(table, column)
  return words.length > MOST_CLASSES
    ? ` It is no target: it has ${words.length.toLocaleString('en')} different words, and there may be ${MOST_CLASSES} classes.`
    : words.length === 1
      ? ` It is no target: every row is of the class ${quoted(words[0]!)}.`
      : ' It is no target: every cell is empty.'
}

/** Columns of a table that can be no inputs as they are, and do not serve as target either, in their order. */
export const unusable = (
  table: Table,
  { inputs, target }: Pick<OwnData, 'inputs' | 'target'>,
): DataProblem[] =>
  table.columns.flatMap((name, column) =>
    name === target || inputs.includes(name) || isNumeric(table, column) ? [] : [firstBad(table, column)],
  )

/** What is said of every column that is left out because it cannot be used, in the order of the columns. */
export const leftOut = (table: Table, own: Pick<OwnData, 'inputs' | 'target'>): string[] => {
  const isFull = own.inputs.length >= MOST_INPUTS
  return table.columns.flatMap((name, column) => {
    if (name === own.target || own.inputs.includes(name)) return []
    if (isNumeric(table, column))
      return isFull
        ? [`${quoted(name)} is left out: there may be ${MOST_INPUTS} inputs. Leave another out to use it.`]
        : []
    const bad = firstBad(table, column)
    const isLast = column === table.columns.length - 1
    const target = isLast && taskOf(table, column) === null ? noTarget(table, column) : ''
    const first = problemText({ ...bad, column: null })
    return [`${quoted(name)} is left out: ${count(table, column)}. ${first}${target}`]
  })
}
