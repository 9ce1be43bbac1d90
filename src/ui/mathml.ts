import { createElement, type ReactElement } from 'react'
import type { Formula, Hue } from '../engine/formula.ts'
import { formatNumber } from '../explain/format.ts'

type Child = ReactElement | string

const element = (name: string, attributes: object | null, ...children: Child[]): ReactElement =>
  createElement(name, attributes, ...children)

const coloured = (hue: Hue): object | null => (hue === 'ink' ? null : { className: 'hue', 'data-hue': hue })

const tiedTo = (cell: number): object | null => (cell < 0 ? null : { 'data-cell': cell })

/** A gap: what lays formulas out leaves padding and margins out in some browsers, but never an `mspace`. */
const gap = (width: string, depth = '0em', height = '0em'): ReactElement =>
  element('mspace', { width, depth, height })

/** A ∂ that stands close to what follows it: an upright `mi` would be taken for the name of a function, as sin is. */
const DEL = element('mo', { form: 'prefix', lspace: '0', rspace: '0' }, '∂')

/** `o1` becomes an italic o and an upright 1, a combining hat one that stands above its letter. */
const letters = (name: string): ReactElement => {
  if (name.endsWith('\u0302'))
    return element(
      'mover',
      { accent: 'true' },
      letters(name.slice(0, -1)),
      element('mo', { stretchy: 'false' }, '^'),
    )
  const made = (name.match(/\d+|[∂,]|[^\d∂,]+/gu) ?? ['']).map((part) => {
    if (/\d/.test(part)) return element('mn', null, part)
    if (part === ',') return element('mo', { lspace: '0', rspace: '0' }, part)
    return part === '∂' ? DEL : element('mi', null, part)
  })
  return made.length === 1 ? made[0]! : element('mrow', null, ...made)
}

const symbol = ({ name, sub, hue }: Extract<Formula, { t: 'sym' }>): ReactElement =>
  sub === ''
    ? element('mrow', coloured(hue), letters(name))
    : element('msub', coloured(hue), letters(name), letters(sub))

const parts = (f: Formula): readonly Formula[] => {
  switch (f.t) {
    case 'row':
      return f.items
    case 'sup':
      return [f.base, f.sup]
    case 'paren':
    case 'abs':
    case 'root':
    case 'brace':
      return [f.body]
    case 'matrix':
      return f.rows.flat()
    default:
      return []
  }
}

/** Whether there is a matrix in a formula. */
export const hasMatrix = (f: Formula): boolean => f.t === 'matrix' || parts(f).some(hasMatrix)

const isTall = (f: Formula): boolean => f.t === 'frac' || f.t === 'matrix' || parts(f).some(isTall)

/** Fences stretch around fractions only: browsers give stretchy ones the width of their largest form. */
const fenced = (open: string, body: Formula, close: string): ReactElement => {
  const fence = (sign: string): ReactElement =>
    element('mo', { stretchy: isTall(body) ? 'true' : 'false', lspace: '0', rspace: '0' }, sign)
  return element('mrow', null, fence(open), mathml(body), fence(close))
}

/** How far a formula reaches below the line it stands on, in em: what its brace must keep off. */
const depthOf = (f: Formula): number => {
  switch (f.t) {
    case 'frac':
      return 0.67 + depthOf(f.under)
    case 'matrix':
      return 0.52 * f.rows.length - 0.2 + (f.size === '' ? 0 : 0.75)
    case 'sym':
      return f.sub.includes(',') ? 0.33 : 0.21
    case 'paren':
      return Math.max(0.38, depthOf(f.body))
    default:
      return Math.max(0.21, ...parts(f).map(depthOf))
  }
}

/** The room that a brace takes, in em. */
const BRACE = 0.42

/** The brace is drawn by the style sheet: browsers stretch the sign ⏟ to lengths that fall short of wide bodies. */
const braced = (body: Formula, label: string): ReactElement =>
  element(
    'munder',
    null,
    element(
      'mrow',
      { className: 'braced' },
      gap('0.08em'),
      mathml(body),
      gap('0.08em', `${(depthOf(body) + BRACE).toFixed(2)}em`),
    ),
    element('mtext', { className: 'label' }, label),
  )

const STRUT = gap('0em', '0.06em', '0.72em')

/** The brackets are drawn by the style sheet, as the brace is; the signs are there for who hears the formula. */
const bracketed = ({ rows, size }: Extract<Formula, { t: 'matrix' }>): ReactElement => {
  const bracket = (sign: string): ReactElement =>
    element('mo', { className: 'bracket', stretchy: 'false', lspace: '0', rspace: '0' }, sign)
  const cells = rows.map((entries) =>
    // A row keeps its height whatever stands in it, a dash too.
    element('mtr', null, ...entries.map((f) => element('mtd', null, mathml(f), STRUT))),
  )
  const all = element(
    'mrow',
    { className: 'matrix' },
    bracket('['),
    gap('0.3em'),
    element('mtable', null, ...cells),
    gap('0.3em'),
    bracket(']'),
  )
  return size === ''
    ? all
    : element('munder', { className: 'sized' }, all, element('mtext', { className: 'label' }, size))
}

/** Signs that stand for themselves inside a product or are not to be seen at all. */
const operator = (sign: string, attributes: object | null = null): ReactElement => {
  if (sign === '∂') return DEL
  // Between matrices some browsers would make it as large as a sum's sign.
  const size = sign === '⊙' ? { largeop: 'false' } : null
  return element('mo', { ...attributes, ...size }, sign === '' ? '\u2062' : sign)
}

/** One of the formulas of a row; a matrix behind what is no sign stands a little off. */
const spaced = (f: Formula, k: number, all: readonly Formula[]): readonly ReactElement[] =>
  f.t === 'matrix' && k > 0 && STAND_BESIDE.has(all[k - 1]!.t) ? [gap('0.2em'), mathml(f)] : [mathml(f)]

const STAND_BESIDE = new Set<Formula['t']>(['num', 'sym', 'text', 'matrix'])

/** A formula as MathML elements: every number and symbol with the class and hue of what it is. */
export const mathml = (f: Formula): ReactElement => {
  switch (f.t) {
    case 'num':
      return element('mn', { ...coloured(f.hue), ...tiedTo(f.cell) }, formatNumber(f.value))
    case 'sym':
      return symbol(f)
    case 'op':
      return operator(f.text)
    case 'text':
      return element('mi', { mathvariant: 'normal' }, f.text)
    case 'row':
      return element('mrow', null, ...f.items.flatMap(spaced))
    case 'frac':
      return element('mfrac', null, mathml(f.over), mathml(f.under))
    case 'sup':
      return element('msup', null, mathml(f.base), mathml(f.sup))
    case 'root':
      return element('msqrt', null, mathml(f.body))
    case 'paren':
      return fenced('(', f.body, ')')
    case 'abs':
      return fenced('|', f.body, '|')
    case 'brace':
      return braced(f.body, f.label)
    case 'matrix':
      return bracketed(f)
  }
}

const CONTINUES = new Set(['=', '≈', '+', '−', '×', '·', '⊙'])

/** Lines of formulas as one `<math>`, each line a row of a table; lines that go on with an operator are marked. */
export const mathLines = (lines: readonly (readonly Formula[])[]): ReactElement =>
  element(
    'math',
    { display: 'block' },
    element(
      'mtable',
      { displaystyle: 'true' },
      ...lines.map((items) => {
        const [first] = items
        const goesOn = first?.t === 'op' && CONTINUES.has(first.text)
        return element(
          'mtr',
          goesOn ? { className: 'goes-on' } : null,
          // Without a word, browsers take a sign at the start of a line for that of a number.
          element(
            'mtd',
            null,
            ...(goesOn ? [operator(first.text, { form: 'infix' })] : []),
            ...items.slice(goesOn ? 1 : 0).flatMap(spaced),
          ),
        )
      }),
    ),
  )
