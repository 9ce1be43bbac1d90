import { type Formula, matrix, text } from '../engine/formula.ts'
import { isExact } from './format.ts'
import { formulaText, numbersOf } from './formula-text.ts'

/** Rows shown of a large matrix, the dots included, and letters its columns may take before some are left out. */
const MOST_ROWS = 4
const MOST_LETTERS = 21
const GAP = 2

/** The first `lead` of n places and the last one, -1 standing for what is left out between them. */
const ends = (n: number, lead: number): readonly number[] => [
  ...Array.from({ length: lead }, (_, i) => i),
  -1,
  n - 1,
]

const all = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)

const DOTS = { row: text('⋮'), column: text('⋯'), both: text('⋱') }

/** The size of a matrix in words: `8 × 2`. */
export const sizeWords = (m: number, n: number): string => `${m} × ${n}`

/**
 * An m × n matrix. Of more rows or columns than there is room for, the first ones and the last one are shown, with dots
 * between them and the size below.
 */
export const matrixOf = (m: number, n: number, entry: (i: number, j: number) => Formula): Formula => {
  const rows = m > MOST_ROWS ? ends(m, MOST_ROWS - 2) : all(m)
  const shown = (i: number, j: number): Formula =>
    i >= 0 && j >= 0 ? entry(i, j) : i >= 0 ? DOTS.column : j >= 0 ? DOTS.row : DOTS.both
  const letters = (columns: readonly number[]): number =>
    columns.reduce(
      (sum, j) => sum + GAP + Math.max(...rows.map((i) => formulaText(shown(i, j)).length)),
      -GAP,
    )
  const choices = [...(n <= MOST_ROWS ? [all(n)] : []), ...(n > 3 ? [ends(n, 2)] : []), ends(n, 1)]
  const columns = n < 3 ? all(n) : (choices.find((c) => letters(c) <= MOST_LETTERS) ?? ends(n, 1))
  const isWhole = rows.length === m && columns.length === n && !columns.includes(-1)
  return matrix(
    rows.map((i) => columns.map((j) => shown(i, j))),
    isWhole ? '' : sizeWords(m, n),
  )
}

/** A vector of n numbers, standing. */
export const columnOf = (n: number, entry: (i: number) => Formula): Formula => matrixOf(n, 1, entry)

/** A vector of n numbers, lying. */
export const rowOf = (n: number, entry: (i: number) => Formula): Formula => matrixOf(1, n, (_, j) => entry(j))

/** The sign before a matrix: `≈` where a number of it is printed rounded. */
export const relationOf = (f: Formula): '=' | '≈' => (numbersOf(f).every((n) => isExact(n.value)) ? '=' : '≈')
