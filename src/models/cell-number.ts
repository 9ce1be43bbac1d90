import { quoted } from './data-problem.ts'

/** A number in a cell, or a sentence that says why it is none. */
export type CellNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string }

/** Numbers beyond this one either way are refused: their squares could not be added up. */
const LARGEST = 1e100

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const COMMA_NUMBER = /^[+-]?(?:\d+,\d*|,\d+)(?:e[+-]?\d+)?$/i
const GROUPED =
  /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^[+-]?\d{1,3}(?:\.\d{3})+,\d+$|^[+-]?\d{1,3}(?:[\s’']\d{3})+(?:[.,]\d+)?$/
const INFINITE = /^[+-]?(?:inf|infinity|∞)$/i
const MISSING = /^(?:\?|-|–|—|\.|na|n\/a|nan|null|none|nil|missing)$/i

/** Whether a cell is empty or says that its number is missing. */
export const isMissing = (cell: string): boolean => cell === '' || MISSING.test(cell)

const not = (message: string): CellNumber => ({ ok: false, message })

/** Reads the number in a cell; with `decimalComma`, `1,5` is 1.5 as well. */
export const readNumber = (cell: string, decimalComma: boolean): CellNumber => {
  const text = cell.replace(/^−/, '-')
  const withPoint = decimalComma && COMMA_NUMBER.test(text) ? text.replace(',', '.') : text
  if (NUMBER.test(withPoint)) {
    const value = Number(withPoint)
    return Math.abs(value) <= LARGEST
      ? { ok: true, value: value + 0 }
      : not(`${quoted(cell)} is too large: numbers go up to 1e100. Use a larger unit.`)
  }
  if (text === '') return not('The cell is empty. Type a number, or delete the row.')
  if (MISSING.test(text))
    return not(`${quoted(cell)} stands for a missing number. Type a number, or delete the row.`)
  if (INFINITE.test(text)) return not(`${quoted(cell)} is infinite. Type a finite number, or delete the row.`)
  if (GROUPED.test(text)) return not(`${quoted(cell)} groups its digits. Type them without separators.`)
  if (COMMA_NUMBER.test(text)) return not(`${quoted(cell)} has a decimal comma. Type a point instead.`)
  if (/^[^a-z]*%$/i.test(text)) return not(`${quoted(cell)} is a percentage. Type the number alone.`)
  return not(`${quoted(cell)} is not a number. Type a number, or delete the row.`)
}
