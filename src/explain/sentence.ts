import { type Formula, type Hue, num, op, paren, row } from '../engine/formula.ts'
import type { Piece } from './explanation.ts'
import { formatNumber, isExact } from './format.ts'
import { formulaText } from './formula-text.ts'

/** A number with what it is and where it can be seen: a cell, or the slope at a node's curve; -1 for neither. */
export interface Quantity {
  readonly value: number
  readonly hue: Hue
  readonly cell: number
  readonly slopeOf: number
}

/** A number seen in a cell; −0 is 0, since the two print alike. */
export const quantity = (value: number, hue: Hue, cell = -1, slopeOf = -1): Quantity => ({
  value: value + 0,
  hue,
  cell,
  slopeOf,
})

/** A number as a part of a formula. */
export const inFormula = ({ value, hue, cell }: Quantity): Formula => num(value, hue, cell)

/** What a sentence is put together from: words, numbers, or parts already put together. */
export type Part = string | Quantity | readonly Piece[]

const isQuantity = (part: Quantity | readonly Piece[]): part is Quantity => 'value' in part

/** Puts a sentence together, joining neighbouring words. */
export const say = (...parts: readonly Part[]): readonly Piece[] => {
  const pieces: Piece[] = []
  const add = (piece: Piece): void => {
    const last = pieces.at(-1)
    if (piece.t === 'words' && last?.t === 'words')
      pieces[pieces.length - 1] = { t: 'words', text: last.text + piece.text }
    else if (piece.t === 'number' || piece.text !== '') pieces.push(piece)
  }
  for (const part of parts) {
    if (typeof part === 'string') add({ t: 'words', text: part })
    else if (isQuantity(part)) add({ t: 'number', value: part.value, hue: part.hue, cell: part.cell })
    else part.forEach(add)
  }
  return pieces
}

/** The sign between a computation and its result: `=`, or `≈` where the result is printed rounded. */
export const relation = (value: number): '=' | '≈' => (isExact(value) ? '=' : '≈')

/** ` = x` or ` ≈ x`. */
export const equals = (q: Quantity): readonly Piece[] => say(` ${relation(q.value)} `, q)

/** Whether a number is printed as a product, such as 3.51 × 10⁻⁵, which needs parentheses beside another ×. */
const isScientific = (x: number): boolean => formatNumber(x).includes('×')

const mustClose = (x: number): boolean => x < 0 || isScientific(x)

/** A number that follows an operator: in parentheses where a sign or a product of its own is printed. */
export const enclosed = (q: Quantity): readonly Piece[] => (mustClose(q.value) ? say('(', q, ')') : say(q))

/** As `enclosed`, in a formula. */
export const closed = (q: Quantity): Formula => (mustClose(q.value) ? paren(inFormula(q)) : inFormula(q))

/** `a × b`. */
export const times = (a: Quantity, b: Quantity): readonly Piece[] =>
  say(isScientific(a.value) ? enclosed(a) : a, ' × ', enclosed(b))

/** `a × b` in a formula. */
export const product = (a: Quantity, b: Quantity): Formula =>
  row(isScientific(a.value) ? closed(a) : inFormula(a), op('×'), closed(b))

const MOST_ADDENDS = 6

/** What is kept of a long list, `null` standing for what is left out. */
export const shortened = <T>(items: readonly T[]): readonly (T | null)[] =>
  items.length <= MOST_ADDENDS ? items : [...items.slice(0, 2), null, ...items.slice(-2)]

/** `a + b + … + c`. */
export const added = (items: readonly Quantity[]): readonly Piece[] =>
  say(
    ...shortened(items).flatMap((q, i): readonly Part[] => [
      i === 0 ? '' : ' + ',
      q === null ? '…' : i === 0 ? q : enclosed(q),
    ]),
  )

/** `a, b and c`. */
export const listed = (items: readonly (readonly Piece[])[]): readonly Piece[] =>
  say(
    ...items.flatMap((item, i): readonly Part[] => [
      i === 0 ? '' : i === items.length - 1 ? ' and ' : ', ',
      item,
    ]),
  )

/** A formula as a part of a sentence, its numbers kept as numbers. */
export const spelled = (f: Formula): readonly Piece[] => {
  const parts: Part[] = []
  const text = formulaText(f, (n) => {
    parts.push(quantity(n.value, n.hue, n.cell))
    return '\u0000'
  })
  return say(...text.split('\u0000').flatMap((words, i): readonly Part[] => [words, parts[i] ?? '']))
}

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** A count in digits, with a comma every three: `264,278`. */
export const grouped = (n: number): string => n.toLocaleString('en')

/** A count in words: `two`, and from eleven on in digits. */
export const countWord = (n: number): string => COUNTS[n] ?? grouped(n)

/** `1 neuron`, `2 neurons`. */
export const counted = (n: number, noun: string): string => `${grouped(n)} ${noun}${n === 1 ? '' : 's'}`

/** A sentence's beginning: its first word in upper case, unless it is a symbol such as `h₁`. */
export const capital = (text: string): string =>
  /^[a-z]{3,}( |$)/.test(text) ? `${text.slice(0, 1).toUpperCase()}${text.slice(1)}` : text
