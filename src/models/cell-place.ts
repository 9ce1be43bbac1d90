import { delimiterOf } from './csv.ts'

/** Where a cell stands in the text of its table: characters `from` … `to` − 1. */
export interface CellPlace {
  readonly from: number
  readonly to: number
}

/** The cells of the row that begins at `start`, and where the next row begins; quoted cells may hold breaks. */
const cellsAt = (text: string, start: number, delimiter: string) => {
  const cells: CellPlace[] = []
  let at = start
  for (;;) {
    const from = at
    let quoted = false
    while (at < text.length) {
      const c = text[at]
      if (c === '"') quoted = !quoted
      if (!quoted && (c === delimiter || c === '\n' || c === '\r')) break
      at++
    }
    cells.push({ from, to: at })
    if (text[at] !== delimiter) break
    at++
  }
  const next = text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1
  return { cells, next }
}

/**
 * Where a cell of a table stands: in row `row` from 1 as in the text, in the column of that name; the whole row where the
 * column is null or not there. Null where the text has no such row.
 */
export const cellPlace = (text: string, row: number, column: string | null): CellPlace | null => {
  const delimiter = delimiterOf(text)
  let names: string[] | null = null
  for (let start = 0, at = 1; start <= text.length; at++) {
    const { cells, next } = cellsAt(text, start, delimiter)
    const words = cells.map(({ from, to }) =>
      text
        .slice(from, to)
        .replace(/^\uFEFF/, '')
        .trim()
        .replace(/^"(.*)"$/s, '$1'),
    )
    if (names === null && words.some((word) => word !== '')) names = words
    if (at === row) {
      const numbered = column === null ? null : /^col(\d+)$/.exec(column)
      const named = column === null || names === null ? -1 : names.indexOf(column)
      const cell = cells[named >= 0 ? named : numbered ? Number(numbered[1]) - 1 : -1]
      return cell ?? { from: start, to: cells.at(-1)!.to }
    }
    start = next
  }
  return null
}
