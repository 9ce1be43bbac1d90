import type { DataChoice, OwnData } from './build.ts'
import { readTable, type Table } from './csv.ts'
import { columnData } from './data-columns.ts'
import { DataProblems, type DataRefusal, quoted, refusal } from './data-problem.ts'
import type { DataResult } from './data-set.ts'
import { numberColumn } from './number-column.ts'
import { nearestWord } from './program-problem.ts'
import { readTargets } from './target-column.ts'

/** Columns that are inputs: one up to so many. */
export const MOST_INPUTS = 64

const missing = (column: string, columns: readonly string[]): DataRefusal => {
  const near = nearestWord(column, columns)
  const mend =
    near === undefined ? `Choose from ${columns.map(quoted).join(', ')}.` : `Is it ${quoted(near)}?`
  return refusal(`The table has no such column. ${mend}`, null, column)
}

/** What does not fit together in the columns that were chosen. */
const checkColumns = ({ inputs, target }: OwnData, { columns }: Table): DataRefusal | null => {
  if (inputs.length === 0) return refusal('No column is an input. Choose at least one.')
  if (inputs.length > MOST_INPUTS)
    return refusal(
      `${inputs.length} columns are inputs; there may be ${MOST_INPUTS}. Leave out ${inputs.length - MOST_INPUTS}.`,
    )
  const unknown = [...inputs, target].find((name) => !columns.includes(name))
  if (unknown !== undefined) return missing(unknown, columns)
  if (inputs.includes(target))
    return refusal('This column is both an input and the target. Leave it out of the inputs.', null, target)
  const twice = inputs.find((name, k) => inputs.indexOf(name) !== k)
  if (twice !== undefined) return refusal('This column is an input twice. Choose it once.', null, twice)
  return null
}

/** One's own table as data, or every reason why it is none. */
export const ownData = ({ own, seed, testShare }: DataChoice): DataResult => {
  if (own === null) return refusal('There is no table yet. Paste or drop one, or type its rows.')
  const read = readTable(own.text)
  if (!read.ok) return read
  const { table } = read
  const refused = checkColumns(own, table)
  if (refused) return refused
  const problems = new DataProblems()
  const columns = own.inputs.map((name) =>
    numberColumn(table, table.columns.indexOf(name), 'Leave it out of the inputs.', problems),
  )
  const { classes, targets, notes } = readTargets(table, own.target, own.task, problems)
  return (
    problems.refusal() ?? {
      ok: true,
      data: columnData({
        task: own.task,
        classes,
        columns: own.inputs,
        rows: table.rows.map((_, i) => columns.map((numbers) => numbers[i]!)),
        targets,
        scaling: own.scaling,
        seed,
        testShare,
        notes: [...table.notes, ...notes],
      }),
    }
  )
}
