import { ProgramError, type Span } from './program-problem.ts'

/** What a token is; `end` ends a statement, `eof` the text. */
export type TokenKind = 'number' | 'name' | 'string' | 'sign' | 'end' | 'eof'

/** A word of a program with its place. Signs are spelled as in Python: `×` becomes `*`, `^` becomes `**`. */
export interface Token extends Span {
  readonly kind: TokenKind
  readonly text: string
}

/** Signs that are written in other ways too. */
const SPELLINGS: Readonly<Record<string, string>> = {
  '^': '**',
  '−': '-',
  '–': '-',
  '×': '*',
  '·': '*',
  '⋅': '*',
  '∗': '*',
  '÷': '/',
  '∕': '/',
}

const NUMBER = /(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d+)?/y
const NAME = /[\p{L}_][\p{L}\p{M}\p{Nd}₀-₉_]*/uy
const STRING = /[rRfFbBuU]{0,2}(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/y
const SUPERSCRIPT = /⁻?[⁰¹²³⁴-⁹]+/y
const SIGN = /\*\*=|\*\*|[-+*/−–×·⋅∗÷∕^]=|[-+*/^()=,.;:[\]{}−–×·⋅∗÷∕]/uy
const SPACE = /[^\S\n]+|\\\n/uy
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

const OPENING = '([{'
const CLOSING = ')]}'

/** Said of signs that Python has and programs here have not. */
const OTHER_SIGNS: Readonly<Record<string, string>> = {
  '%': 'the remainder % is not among the operations',
  '@': 'the matrix product @ is not among the operations; numbers are multiplied with *',
  '<': 'comparisons are not among the operations',
  '>': 'comparisons are not among the operations',
  '!': 'comparisons are not among the operations',
  '&': 'logic is not among the operations',
  '|': 'for the absolute value write abs(…)',
  $: 'leave it out',
  '√': 'for the square root write sqrt(…)',
  '∂': 'gradients are computed for you; leave it out',
}

const spelled = (sign: string): string => {
  const base = sign.length > 1 && sign.endsWith('=') ? sign.slice(0, -1) : sign
  const other = SPELLINGS[base]
  return other === undefined ? sign : other + sign.slice(base.length)
}

/** Letters and digits of names as typed on a keyboard: `w₅` is `w5`. */
const plainName = (name: string): string =>
  name.normalize('NFC').replace(/[₀-₉]/g, (digit) => String('₀₁₂₃₄₅₆₇₈₉'.indexOf(digit)))

/** Cuts a program into tokens. Line breaks within brackets and comments are left out. Throws ProgramError. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = []
  let at = 0
  let depth = 0
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0] ?? null
  }
  const add = (kind: TokenKind, found: string, as = found): void => {
    tokens.push({ kind, text: as, from: at, to: at + found.length })
    at += found.length
  }
  while (at < text.length) {
    const space = take(SPACE)
    if (space !== null) {
      at += space.length
      continue
    }
    const c = text[at]!
    if (c === '#') {
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end
      continue
    }
    if (c === '\n') {
      if (depth > 0 && !startsStatement(text, at + 1)) at++
      else {
        depth = 0
        add('end', c)
      }
      continue
    }
    const string = take(STRING)
    if (string !== null) {
      add('string', string)
      continue
    }
    const number = take(NUMBER)
    if (number !== null) {
      add('number', number, number.replaceAll('_', ''))
      continue
    }
    const name = take(NAME)
    if (name !== null) {
      add('name', name, plainName(name))
      continue
    }
    const power = take(SUPERSCRIPT)
    if (power !== null) {
      const digits = [...power].map((d) => (d === '⁻' ? '-' : SUPERSCRIPTS.indexOf(d))).join('')
      tokens.push({ kind: 'sign', text: '**', from: at, to: at })
      add('number', power, digits)
      continue
    }
    const sign = take(SIGN)
    if (sign !== null) {
      if (OPENING.includes(sign)) depth++
      else if (CLOSING.includes(sign)) depth = Math.max(0, depth - 1)
      add(sign === ';' ? 'end' : 'sign', sign, spelled(sign))
      if (sign === ';') depth = 0
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(at)!)
    const why = OTHER_SIGNS[character] ?? (/['"]/.test(character) ? 'the text it begins has no end' : null)
    const shown = /[\p{C}\p{Z}\p{M}]/u.test(character)
      ? `an invisible character (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`
      : `“${character}”`
    throw new ProgramError(
      { from: at, to: at + character.length },
      `Here stands ${shown}; ${why ?? 'programs are made of names, numbers, + − * / ** and brackets'}.`,
    )
  }
  tokens.push({ kind: 'eof', text: '', from: at, to: at })
  return tokens
}

const STATEMENT = /[^\S\n]*[\p{L}_][\p{L}\p{M}\p{Nd}₀-₉_]*[^\S\n]*(?:\*\*|[-+*/^])?=(?!=)/uy

/** Whether a line begins like an assignment: then a bracket that is still open before it lacks its end. */
const startsStatement = (text: string, at: number): boolean => {
  STATEMENT.lastIndex = at
  return STATEMENT.test(text)
}
