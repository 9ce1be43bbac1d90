/** What is wrong with data or with what was chosen of them, in sentences that say how to mend it. */
export interface DataProblem {
  /** Row of the table as in the file, blank ones counted, from 1; null where it is about no single row. */
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
const MOST_PROBLEMS = 20

/** Collects problems while data are read. */
export class DataProblems {
  readonly #listed: DataProblem[] = []
  #count = 0

  /** Notes a problem of a cell, a row, a column (`row` null) or the whole (both null). */
  add(row: number | null, column: string | null, message: string): void {
    this.#count++
    if (this.#listed.length < MOST_PROBLEMS) this.#listed.push({ row, column, message })
  }

  /** The refusal for what was noted, null where nothing was. */
  refusal(): DataRefusal | null {
    if (this.#count === 0) return null
    return { ok: false, problems: this.#listed, more: this.#count - this.#listed.length }
  }
}

/** A refusal for one problem. */
export const refusal = (
  message: string,
  row: number | null = null,
  column: string | null = null,
): DataRefusal => ({
  ok: false,
  problems: [{ row, column, message }],
  more: 0,
})

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** A text of a table in a message: in quotes, and cut where it is long. */
export const quoted = (text: string): string => `“${shortened(text)}”`

/** A problem on one line: `Row 7, column age: The cell is empty. …`. */
export const problemText = ({ row, column, message }: DataProblem): string => {
  const places = [row !== null && `row ${row}`, column !== null && `column ${shortened(column)}`].filter(
    Boolean,
  )
  if (places.length === 0) return message
  const place = places.join(', ')
  return `${place[0]!.toUpperCase()}${place.slice(1)}: ${message}`
}
