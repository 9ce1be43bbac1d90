import type { Formula } from '../engine/formula.ts'
import { formatNumber } from './format.ts'

/** The width in em of a letter of the words under a brace. */
const LABEL = 0.38

/** Digits and signs are equally wide; a point takes less. */
const widthOfNumber = (text: string): number => text.replace('.', '').length * 0.572 + 0.27

/** Room between the columns of a matrix, and what its brackets take, in em. */
const GAP = 0.7
const BRACKETS = 0.8

/** The width in em of each column of a matrix. */
const columnsOf = (rows: readonly (readonly Formula[])[]): readonly number[] =>
  (rows[0] ?? []).map((_, k) => Math.max(...rows.map((entries) => widthOf(entries[k]!))))

/** A formula's width in em, roughly: enough to tell where a line is full. */
export const widthOf = (f: Formula): number => {
  switch (f.t) {
    case 'num':
      return widthOfNumber(formatNumber(f.value))
    case 'sym':
      return f.name.replace('\u0302', '').length * 0.6 + f.sub.length * 0.42
    case 'op':
      return f.text === ',' ? 0.45 : 1.15
    case 'text':
      return [...f.text].reduce((sum, c) => sum + (c === '\u2003' ? 1 : 0.55), 0)
    case 'row':
      return f.items.reduce((sum, item) => sum + widthOf(item), 0)
    case 'frac':
      return Math.max(widthOf(f.over), widthOf(f.under)) + 0.2
    case 'sup':
      return widthOf(f.base) + widthOf(f.sup) * 0.7
    case 'root':
      return widthOf(f.body) + 0.8
    case 'paren':
    case 'abs':
      return widthOf(f.body) + 0.7
    case 'brace':
      return Math.max(widthOf(f.body), f.label.length * LABEL)
    case 'matrix':
      return columnsOf(f.rows).reduce((sum, column) => sum + column + GAP, BRACKETS - GAP)
  }
}
