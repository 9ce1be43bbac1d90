import { readNumber } from './cell-number.ts'
import type { Table } from './csv.ts'
import { type DataProblems, quoted } from './data-problem.ts'

/**
 * The numbers of a column, one per row. A column without any is one problem, mended by `mend`; otherwise every cell that
 * holds none is one, and counts as 0.
 */
export const numberColumn = (
  { rows, columns, decimalComma }: Table,
  column: number,
  mend: string,
  problems: DataProblems,
): number[] => {
  const name = columns[column]!
  const cells = rows.map((row) => readNumber(row.cells[column]!, decimalComma))
  if (cells.length > 1 && cells.every(({ ok }) => !ok)) {
    const first = rows.map((row) => row.cells[column]!).find((cell) => cell !== '')
    const such = first === undefined ? 'every cell is empty' : `such as ${quoted(first)}`
    problems.add(null, name, `None of its cells holds a number that can be used: ${such}. ${mend}`)
    return cells.map(() => 0)
  }
  return cells.map((cell, i) => {
    if (cell.ok) return cell.value
    problems.add(rows[i]!.row, name, cell.message)
    return 0
  })
}
