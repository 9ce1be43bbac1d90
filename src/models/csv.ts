import { dsvFormat } from 'd3-dsv'
import { MOST_ROWS, MOST_TEXT } from './build.ts'
import { readNumber } from './cell-number.ts'
import { brokenQuotes } from './csv-quotes.ts'
import { DataProblems, type DataRefusal, refusal } from './data-problem.ts'

/** What separates the cells of a row. */
export type Delimiter = '\t' | ';' | ','

/** A row of a table below its names. */
export interface TableRow {
  /** Row as in the file, blank ones counted, from 1. */
  readonly row: number
  /** One per column, without space around them. */
  readonly cells: readonly string[]
}

/** A table as it was read. */
export interface Table {
  readonly delimiter: Delimiter
  /** Numbers may have a decimal comma. */
  readonly decimalComma: boolean
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  /** Sentences about how it was read that people might not expect. */
  readonly notes: readonly string[]
}

/** A table, or why the text is none. */
export type TableResult = { readonly ok: true; readonly table: Table } | DataRefusal

/** Characters of a column's name. */
const LONGEST_NAME = 200
/** Lines by which the delimiter is found. */
const TRIED_LINES = 20
/** The one that text has least by chance comes first. */
const DELIMITERS: readonly Delimiter[] = ['\t', ';', ',']

/** What delimiters are called in sentences. */
export const delimiterNames: Readonly<Record<Delimiter, string>> = {
  '\t': 'tabs',
  ';': 'semicolons',
  ',': 'commas',
}

const isBlank = (cells: readonly string[]): boolean => cells.every((c) => c === '')

const rowsOf = (text: string, delimiter: Delimiter): TableRow[] =>
  dsvFormat(delimiter)
    .parseRows(text)
    .map((cells, i) => ({ row: i + 1, cells: cells.map((c) => c.trim()) }))

/**
 * The delimiter that cuts the first rows into the same number of cells, else the one that cuts the first row most; one
 * that breaks no quotes, where there is one.
 */
export const delimiterOf = (text: string): Delimiter => {
  const head = text.split(/\r\n|\r|\n/, TRIED_LINES).join('\n')
  const tries = DELIMITERS.map((delimiter) => {
    const rows = rowsOf(head, delimiter).filter(({ cells }) => !isBlank(cells))
    const cells = rows[0]?.cells.length ?? 0
    const even = cells > 1 && rows.every((r) => r.cells.length === cells)
    return { delimiter, cells, even, sound: brokenQuotes(text, delimiter) === null }
  })
  const sound = tries.filter((t) => t.sound)
  const among = sound.some(({ cells }) => cells > 1) ? sound : tries
  const best = among.reduce((a, b) => (b.cells > a.cells ? b : a))
  return (among.find(({ even }) => even) ?? (best.cells > 1 ? best : tries.at(-1)!)).delimiter
}

/** Whether the first row holds names: words, or at least one word above a number. */
const holdsNames = (first: readonly string[], second: readonly string[], decimalComma: boolean): boolean => {
  const isNumber = (cell: string | undefined): boolean =>
    cell !== undefined && readNumber(cell, decimalComma).ok
  return !first.some(isNumber) || first.some((cell, k) => !isNumber(cell) && isNumber(second[k]))
}

const checkNames = (row: number, names: readonly string[], problems: DataProblems): void => {
  const firstOf = new Map<string, number>()
  names.forEach((name, k) => {
    const before = firstOf.get(name)
    if (name === '') problems.add(row, null, `Column ${k + 1} has no name. Type one, or delete the column.`)
    else if (before !== undefined)
      problems.add(
        row,
        name,
        `Columns ${before + 1} and ${k + 1} have the same name. Give each a name of its own.`,
      )
    else if (name.length > LONGEST_NAME)
      problems.add(
        row,
        name,
        `The name has ${name.length} characters; it may have ${LONGEST_NAME}. Shorten it.`,
      )
    if (before === undefined) firstOf.set(name, k)
  })
}

const checkLengths = (
  rows: readonly TableRow[],
  columns: number,
  delimiter: Delimiter,
  problems: DataProblems,
): void => {
  for (const { row, cells } of rows) {
    if (cells.length === columns) continue
    const many = cells.length === 1 ? '1 cell' : `${cells.length} cells`
    problems.add(
      row,
      null,
      cells.length < columns
        ? `It has ${many} where the first row has ${columns}. Add what is missing.`
        : `It has ${many} where the first row has ${columns}. Put a cell with ${delimiterNames[delimiter]} in it in quotes, or delete what is too much.`,
    )
  }
}

const read = (given: string): TableResult => {
  if (given.length > MOST_TEXT)
    return refusal(
      `The table is ${given.length.toLocaleString('en')} characters long; it may have ${MOST_TEXT.toLocaleString('en')}. Leave rows or columns out.`,
    )
  const text = given.replace(/^\uFEFF/, '')
  const delimiter = delimiterOf(text)
  const broken = brokenQuotes(text, delimiter)
  if (broken) return broken

  const all = rowsOf(text, delimiter)
  const filled = all.filter(({ cells }) => !isBlank(cells))
  const [first, second] = filled
  if (!first) return refusal('The table is empty. Paste rows of numbers with a row of names on top.')
  if (first.cells.length === 1)
    return refusal(
      'There is one column only, and a table needs two: one for the input and one for the target. Separate cells by commas, semicolons or tabs.',
    )
  const decimalComma = delimiter === ';'
  const named = holdsNames(first.cells, second?.cells ?? [], decimalComma)
  const columns = named ? first.cells : first.cells.map((_, k) => `col${k + 1}`)
  const rows = named ? filled.slice(1) : filled

  const problems = new DataProblems()
  if (named) checkNames(first.row, columns, problems)
  if (rows.length === 0)
    problems.add(null, null, 'There are names but no rows below them. Add at least one row.')
  if (rows.length > MOST_ROWS)
    problems.add(
      null,
      null,
      `The table has ${rows.length.toLocaleString('en')} rows; it may have ${MOST_ROWS.toLocaleString('en')}. Leave out ${(rows.length - MOST_ROWS).toLocaleString('en')}.`,
    )
  checkLengths(rows, columns.length, delimiter, problems)
  const refused = problems.refusal()
  if (refused) return refused

  const notes: string[] = []
  if (!named)
    notes.push(
      `Row ${first.row} holds numbers, so the columns are called col1 to col${columns.length}. Put a row of names on top to name them.`,
    )
  const empty = all.filter(({ cells }) => cells.length > 1 && isBlank(cells)).length
  if (empty > 0)
    notes.push(
      empty === 1 ? 'A row of empty cells is left out.' : `${empty} rows of empty cells are left out.`,
    )
  return { ok: true, table: { delimiter, decimalComma, columns, rows, notes } }
}

let last: { readonly text: string; readonly result: TableResult } | null = null

/**
 * Reads a table of comma, semicolon or tab separated cells with a row of names on top. Never throws: what is wrong comes
 * back as problems; whether cells are numbers is for who takes a column. The last text read is read once.
 */
export const readTable = (text: string): TableResult => {
  if (last?.text !== text) last = { text, result: read(text) }
  return last.result
}
