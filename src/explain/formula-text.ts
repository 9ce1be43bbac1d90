import { type Formula, num } from '../engine/formula.ts'
import type { Explanation, Piece } from './explanation.ts'
import { formatNumber, isExact, spoken } from './format.ts'
import { prettySub, superscript } from './scripts.ts'

const GLUED = new Set(['', '[', ']', '∂'])

const operator = (sign: string, first: boolean): string => {
  if (GLUED.has(sign)) return sign
  if (sign === ',') return ', '
  return first ? `${sign}${sign === '−' ? '' : ' '}` : ` ${sign} `
}

type Num = Formula & { readonly t: 'num' }

const isSimple = (f: Formula): boolean =>
  f.t !== 'row' ||
  (f.items[0]?.t === 'sym' && f.items[0].name === '∂') ||
  f.items.every((i) => i.t === 'sym' || (i.t === 'row' && isSimple(i)))

/** A formula as one line of plain text, for labels, sentences and tests; numbers are printed by `print`. */
export const formulaText = (f: Formula, print: (n: Num) => string = (n) => formatNumber(n.value)): string => {
  const text = (g: Formula): string => formulaText(g, print)
  const grouped = (g: Formula): string => (isSimple(g) ? text(g) : `(${text(g)})`)
  switch (f.t) {
    case 'num':
      return isLiteral(f) ? formatNumber(f.value) : print(f)
    case 'sym':
      return f.sub === '' ? f.name : `${f.name}${prettySub(f.sub) ?? `_${f.sub}`}`
    case 'op':
      return operator(f.text, false)
    case 'text':
      return f.text
    case 'row':
      return f.items.map((g, i) => (g.t === 'op' ? operator(g.text, i === 0) : text(g))).join('')
    case 'frac':
      return isHalf(f.over, f.under) ? '½' : `${grouped(f.over)}/${grouped(f.under)}`
    case 'sup': {
      const base = grouped(f.base)
      const power = text(f.sup)
      return `${base}${superscript(power) ?? (isSimple(f.sup) ? `^${power}` : `^(${power})`)}`
    }
    case 'root': {
      const body = grouped(f.body)
      return body.includes(' × ') && !body.startsWith('(') ? `√(${body})` : `√${body}`
    }
    case 'paren':
      return `(${text(f.body)})`
    case 'abs':
      return `|${text(f.body)}|`
    case 'brace':
      return text(f.body)
    case 'matrix': {
      const rows = f.rows.map((entries) => entries.map(text).join(', ')).join('; ')
      return `[${rows}]${f.size === '' ? '' : ` (${f.size})`}`
    }
  }
}

/** Whether a number is a constant of the formula itself, such as the 2 of x², and not one that was computed. */
export const isLiteral = (f: Num): boolean => f.hue === 'ink' && f.cell < 0

const isHalf = (over: Formula, under: Formula): boolean =>
  over.t === 'num' &&
  over.value === 1 &&
  under.t === 'num' &&
  under.value === 2 &&
  isLiteral(over) &&
  isLiteral(under)

/** Every number of a formula, in reading order. */
export const numbersOf = (f: Formula): readonly Num[] => {
  switch (f.t) {
    case 'num':
      return [f]
    case 'row':
      return f.items.flatMap(numbersOf)
    case 'frac':
      return [...numbersOf(f.over), ...numbersOf(f.under)]
    case 'sup':
      return [...numbersOf(f.base), ...numbersOf(f.sup)]
    case 'matrix':
      return f.rows.flatMap((entries) => entries.flatMap(numbersOf))
    case 'root':
    case 'paren':
    case 'abs':
    case 'brace':
      return numbersOf(f.body)
    default:
      return []
  }
}

/** A sentence as plain text, numbers printed as everywhere. */
export const sentenceText = (pieces: readonly Piece[]): string =>
  pieces.map((p) => (p.t === 'words' ? p.text : formulaText(num(p.value)))).join('')

/** One short sentence for `role=status`: what was done and the number written. */
export const narrate = ({ heading, formula, sentence, boundary }: Explanation): string => {
  const after = boundary ? ` ${sentenceText(boundary)}` : ''
  if (!formula || formula.summary) {
    const told = sentenceText(sentence)
    return told.startsWith(heading) ? `${told}${after}` : `${heading}. ${told}${after}`
  }
  const { value } = formula.result
  return `${heading}. Result: ${isExact(value) ? '' : 'about '}${spoken(value)}.${after}`
}
