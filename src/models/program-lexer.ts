import { ProgramError, type Span } from './program-problem.ts'
import { refusalOf, repairAt, SPELLINGS } from './program-signs.ts'

/** What a token is; a `superscript` is an exponent, `end` ends a statement, `eof` the text. */
export type TokenKind = 'number' | 'superscript' | 'name' | 'string' | 'sign' | 'end' | 'eof'

/** A word of a program with its place. Signs are spelled as in Python: `×` becomes `*`, `^` becomes `**`. */
export interface Token extends Span {
  readonly kind: TokenKind
  readonly text: string
}

const NUMBER = /(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d+)?/y
const NAME = /[\p{L}_][\p{L}\p{M}\p{Nd}₀-₉_]*/uy
const STRING = /[rRfFbBuU]{0,2}(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/y
const SUPERSCRIPT = /⁻?[⁰¹²³⁴-⁹]+/y
const OTHERS = Object.keys(SPELLINGS).join('')
const SIGN = new RegExp(`\\*\\*=|\\*\\*|//=?|[-+*/^−–×·⋅∗÷∕]=|[-+*/()=,.;:[\\]{}${OTHERS}]`, 'uy')
const SPACE = /[^\S\n]+|\\\n/uy
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

const QUOTED = '\'"rRfFbBuU'
const SIGNS = '+-*/^()=,.;:[]{}'
const OPENING = '([{'
const CLOSING = ')]}'

const spelled = (sign: string): string => {
  const base = sign.length > 1 && sign.endsWith('=') ? sign.slice(0, -1) : sign
  const other = Object.hasOwn(SPELLINGS, base) ? SPELLINGS[base] : undefined
  return other === undefined ? sign : other + sign.slice(base.length)
}

/** Letters and digits of names as typed on a keyboard: `w₅` is `w5`. */
const plainName = (name: string): string =>
  /^\w+$/.test(name)
    ? name
    : name.normalize('NFC').replace(/[₀-₉]/g, (digit) => String('₀₁₂₃₄₅₆₇₈₉'.indexOf(digit)))

/** The tokens of a text, up to what is none. */
export interface Tokens {
  readonly tokens: readonly Token[]
  /** What is wrong where the tokens end; null at the end of the text. */
  readonly error: ProgramError | null
}

/** Cuts a program into tokens. Line breaks within brackets and comments are left out. */
export const tokensOf = (text: string): Tokens => {
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
  const close = (error: ProgramError | null): Tokens => {
    add('eof', '')
    return { tokens, error }
  }
  while (at < text.length) {
    const c = text[at]!
    // Patterns are tried only where their first character may stand: programs are read at every key.
    const space = c <= ' ' || c > '~' || c === '\\' ? take(SPACE) : null
    if (space !== null) {
      at += space.length
      continue
    }
    if (c === '#') {
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end
      continue
    }
    if (c === '\n') {
      const goesOn = tokens.at(-1)?.text === ',' || !startsStatement(text, at + 1)
      if (depth > 0 && goesOn) at++
      else {
        depth = 0
        add('end', c)
      }
      continue
    }
    const string = QUOTED.includes(c) ? take(STRING) : null
    if (string !== null) {
      add('string', string)
      continue
    }
    const number = (c >= '0' && c <= '9') || c === '.' ? take(NUMBER) : null
    if (number !== null) {
      add('number', number, number.replaceAll('_', ''))
      continue
    }
    const name = SIGNS.includes(c) ? null : take(NAME)
    if (name !== null) {
      add('name', name, plainName(name))
      continue
    }
    const power = c > '~' ? take(SUPERSCRIPT) : null
    if (power !== null) {
      const digits = [...power].map((d) => (d === '⁻' ? '-' : SUPERSCRIPTS.indexOf(d))).join('')
      add('superscript', power, digits)
      continue
    }
    const sign = take(SIGN)
    if (sign !== null) {
      const as = spelled(sign)
      if (OPENING.includes(as)) depth++
      else if (CLOSING.includes(as)) depth = Math.max(0, depth - 1)
      else if (as === ';') depth = 0
      add(as === ';' ? 'end' : 'sign', sign, as)
      continue
    }
    return close(strangeCharacter(text, at))
  }
  return close(null)
}

const strangeCharacter = (text: string, at: number): ProgramError => {
  const character = String.fromCodePoint(text.codePointAt(at)!)
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  const isUnseen = /[\p{C}\p{Z}\p{M}]/u.test(character)
  const refusal = refusalOf(text, at, character)
  if (isUnseen)
    return new ProgramError(
      { from: at, to: at + character.length },
      `Here is an invisible character (U+${code}); leave it out.`,
      { words: 'Leave it out', span: { from: at, to: at + character.length }, text: '' },
    )
  const repair = repairAt(at, refusal)
  return new ProgramError(
    repair?.span ?? { from: at, to: at + character.length },
    `${character} has no place here: ${refusal.why}.`,
    repair,
  )
}

const STATEMENT = /[^\S\n]*[\p{L}_][\p{L}\p{M}\p{Nd}₀-₉_]*[^\S\n]*(?:\*\*|[-+*/^])?=(?!=)/uy

/** Whether a line begins like an assignment: then a bracket that is still open before it lacks its end. */
const startsStatement = (text: string, at: number): boolean => {
  STATEMENT.lastIndex = at
  return STATEMENT.test(text)
}
