import { readNumber } from './cell-number.ts'
import type { Table } from './csv.ts'
import { type DataProblems, quoted } from './data-problem.ts'
import { numberColumn } from './number-column.ts'
import type { Task } from './task.ts'

/** Classes of one's own data: two up to so many. */
export const MOST_CLASSES = 10
/** Targets of a regression beyond this one are spoken of. */
const LARGE = 100

/** What a column of targets holds. */
export interface Targets {
  readonly classes: readonly string[]
  /** One per row: the number to predict, or the class by its place. */
  readonly targets: readonly number[]
  readonly notes: readonly string[]
}

/** The different texts of a column, numbers by size before others by their characters: of 0 and 1, 0 first. */
export const distinctCells = (table: Table, column: number): string[] => {
  const texts = [...new Set(table.rows.map(({ cells }) => cells[column]!))]
  const numberOf = (text: string): number => {
    const number = readNumber(text, table.decimalComma)
    return number.ok ? number.value : Infinity
  }
  return texts
    .map((text) => ({ text, number: numberOf(text) }))
    .sort((a, b) => (a.number === b.number ? (a.text < b.text ? -1 : 1) : a.number - b.number))
    .map(({ text }) => text)
}

const numberTargets = (table: Table, column: number, problems: DataProblems): Targets => {
  const name = table.columns[column]!
  const targets = numberColumn(table, column, 'Choose another target, or predict classes.', problems)
  const largest = targets.reduce((a, b) => Math.max(a, Math.abs(b)), 0)
  const notes =
    largest > LARGE
      ? [
          `The target ${name} reaches ${Number(largest.toPrecision(4))} and is not scaled: its loss and gradients are large. A larger unit, or a smaller learning rate, helps.`,
        ]
      : []
  return { classes: [], targets, notes }
}

const checkClasses = (classes: readonly string[], name: string, task: Task, problems: DataProblems): void => {
  const some = classes.slice(0, 3).map(quoted).join(', ')
  const many = `${classes.length.toLocaleString('en')} classes (${some}${classes.length > 3 ? ', …' : ''})`
  if (classes.length === 1)
    problems.add(
      null,
      name,
      `Every row is of the class ${some}. Add rows of another one, or predict a number.`,
    )
  else if (classes.length > MOST_CLASSES)
    problems.add(
      null,
      name,
      `There are ${many}; there may be ${MOST_CLASSES}. Choose another target, or predict a number.`,
    )
  else if (task === 'binary' && classes.length > 2)
    problems.add(
      null,
      name,
      `There are ${many}; yes or no is about two. Choose one of several classes instead.`,
    )
}

const classTargets = (table: Table, column: number, task: Task, problems: DataProblems): Targets => {
  const name = table.columns[column]!
  const classes = distinctCells(table, column).filter((text) => text !== '')
  const places = new Map(classes.map((text, k) => [text, k]))
  const targets = table.rows.map(({ row, cells }) => {
    const cell = cells[column]!
    if (cell === '') problems.add(row, name, 'The cell is empty. Type its class, or delete the row.')
    return places.get(cell) ?? 0
  })
  if (classes.length > 0) checkClasses(classes, name, task, problems)
  return { classes, targets, notes: [] }
}

/** Reads the target of every row as the task takes it; what is wrong is noted. */
export const readTargets = (table: Table, target: string, task: Task, problems: DataProblems): Targets => {
  const column = table.columns.indexOf(target)
  return task === 'regression'
    ? numberTargets(table, column, problems)
    : classTargets(table, column, task, problems)
}
