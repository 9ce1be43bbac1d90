import type { OwnData } from './build.ts'
import { isNumeric, numbersOf, taskOf } from './column-kind.ts'
import { readTable, type Table } from './csv.ts'
import { DataProblems, type DataRefusal } from './data-problem.ts'
import { unusable } from './left-out.ts'
import { MOST_INPUTS } from './own-data.ts'

/** A first guess of what a table's columns are, with the table itself for people to choose from. */
export interface Proposal {
  readonly ok: true
  readonly own: OwnData
  readonly table: Table
}

/** Inputs within this distance of 0 need no scaling. */
const SMALL = 1

const NO_INPUTS = 'No column besides the target holds numbers. Inputs are numbers: write words as 0 and 1.'

/** Guesses inputs, target (the last column that can be one) and task of a table, or says why it is no table. */
export const proposeOwn = (text: string): Proposal | DataRefusal => {
  const read = readTable(text)
  if (!read.ok) return read
  const { table } = read
  const places = table.columns.map((_, k) => k)
  const target = places.findLast((k) => taskOf(table, k) !== null) ?? places.length - 1
  const inputs = places.filter((k) => k !== target && isNumeric(table, k)).slice(0, MOST_INPUTS)
  if (inputs.length === 0) {
    const problems = new DataProblems()
    problems.add(null, null, NO_INPUTS)
    for (const { row, column, message } of unusable(table, { inputs: [], target: table.columns[target]! }))
      problems.add(row, column, message)
    const refused = problems.refusal()
    if (refused) return refused
  }
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
