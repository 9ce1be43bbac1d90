import type { Formula } from '../engine/formula.ts'
import { widthOf } from '../explain/formula-width.ts'
import { hasMatrix } from './mathml.ts'

const BREAKS = new Set(['=', '≈', '←', '+', '−', '×', '·', '⊙'])

/** The height of a matrix's rows, in em. */
const ROW = 1.45

/** A formula's height in em, roughly. */
export const heightOf = (f: Formula): number => {
  switch (f.t) {
    case 'row':
      return Math.max(1.4, ...f.items.map(heightOf))
    case 'frac':
      return heightOf(f.over) + heightOf(f.under) - 0.5
    case 'sup':
      return heightOf(f.base) + 0.1
    case 'root':
    case 'paren':
    case 'abs':
      return heightOf(f.body)
    case 'brace':
      return heightOf(f.body) + 1.1
    case 'matrix':
      return f.rows.length * ROW + (f.size === '' ? 0.2 : 1.2)
    default:
      return 1.4
  }
}

const flat = (f: Formula): readonly Formula[] => (f.t === 'row' ? f.items.flatMap(flat) : [f])

/** As `flat`, and where a line cannot hold what is in parentheses, that may be broken as well. */
const opened = (f: Formula, width: number): readonly Formula[] =>
  flat(f).flatMap((item) =>
    item.t === 'paren' && widthOf(item) > width
      ? [{ t: 'text', text: '(' }, ...opened(item.body, width), { t: 'text', text: ')' }]
      : [item],
  )

const widthOfLine = (items: readonly Formula[]): number => items.reduce((sum, item) => sum + widthOf(item), 0)

/** Formulas set side by side, broken into lines of at most `width` em, before operators only. */
export const linesOf = (formula: Formula, width: number): readonly (readonly Formula[])[] => {
  const pieces: Formula[][] = [[]]
  for (const item of opened(formula, width)) {
    if (item.t === 'op' && BREAKS.has(item.text) && pieces.at(-1)!.length > 0) pieces.push([])
    pieces.at(-1)!.push(item)
  }
  const lines: Formula[][] = []
  let room = 0
  for (const piece of pieces) {
    const needed = widthOfLine(piece)
    if (lines.length === 0 || needed > room) {
      lines.push([...piece])
      room = width - needed
    } else {
      lines.at(-1)!.push(...piece)
      room -= needed
    }
  }
  return lines
}

/** Formulas broken into lines, and how many em they take. */
export interface FormulaSetting {
  readonly lines: readonly (readonly Formula[])[]
  readonly wide: number
  readonly high: number
}

/** Line widths in em that are tried, and the room there is for formulas, in px: their proportion is what matters. */
const WIDTHS = [13, 15, 17, 19, 22, 26]
const PANEL = { width: 284, height: 104, largest: 20 }
const LEADING = 0.45

/** The room for formulas in a strip as wide as the page, and the widths tried there besides. */
const STRIP = { width: 490, height: 84, largest: 22 }

/** What a sentence below leaves of the strip's height, and the least size in it. */
const ABOVE_SENTENCE = 52
const LEAST = 11

/** Room between formulas that stand side by side. */
const SPACE: Formula = { t: 'text', text: '\u2003\u2003' }

const settingOf = (formulas: readonly Formula[], width: number): FormulaSetting => {
  const lines = formulas.flatMap((formula) => linesOf(formula, width))
  return {
    lines,
    wide: Math.max(...lines.map(widthOfLine)),
    high: lines.reduce((sum, line) => sum + Math.max(...line.map(heightOf)) + LEADING, 0),
  }
}

const sizeOf = ({ wide, high }: FormulaSetting, room: typeof PANEL): number =>
  Math.min(room.largest, room.width / wide, room.height / high)

/** The width in em of lines that grow in number, what the narrowest panel has at the least size of type; their indent. */
const GROWING_WIDTH = 17.05
const INDENT = 0.75

/** As many lines take the room they need; fewer fit into the room there is for formulas. */
const MOST_LINES = 4

/** Whether formulas take the room they need: matrices do, and many lines. */
export const isGrowing = (formulas: readonly Formula[]): boolean =>
  formulas.length >= MOST_LINES || formulas.some(hasMatrix)

/** Breaks formulas that take the room they need into lines, which grow in number rather than shrink. */
export const setGrowing = (formulas: readonly Formula[]): FormulaSetting => {
  const setting = settingOf(formulas, GROWING_WIDTH)
  return { ...setting, wide: setting.wide + INDENT }
}

/** Type smaller than this, in px, is not for reading. */
const READABLE = 15

/** Whether even the best setting would be too small for the room there is in the panel. */
export const isCrowded = (formulas: readonly Formula[]): boolean =>
  sizeOf(setFormulas(formulas), PANEL) < READABLE

/** Whether a formula says once more in numbers what the one before it says in symbols. */
const isInNumbers = (formula: Formula): boolean => {
  const [first] = flat(formula)
  return first?.t === 'op' && first.text === '=' && hasMatrix(formula)
}

/** What is left of numbers where there is no room for them: what comes out, with the sign before it. */
const outcome = (formula: Formula): Formula => ({ t: 'row', items: flat(formula).slice(-2) })

/** Formulas as they are, then, from the last ones on, with ever more numbers shortened to what comes out, then left out. */
const shortened = (formulas: readonly Formula[]): readonly (readonly Formula[])[] => {
  const long = formulas.filter(isInNumbers).reverse()
  const fewer = long.map((_, k) => formulas.map((f) => (long.slice(0, k + 1).includes(f) ? outcome(f) : f)))
  const fewest = long.slice(1).map((_, k) => {
    const left = formulas.filter((f) => !long.slice(0, k + 1).includes(f))
    return left.map((f) => (isInNumbers(f) ? outcome(f) : f))
  })
  return [formulas, ...fewer, ...fewest]
}

/** Formulas that go on with `=` set behind the one they go on from. */
const runOn = (formulas: readonly Formula[]): readonly Formula[] => {
  const joined: Formula[][] = []
  for (const formula of formulas) {
    const [first] = flat(formula)
    if (joined.length > 0 && first?.t === 'op' && (BREAKS.has(first.text) || first.text === '→'))
      joined.at(-1)!.push(formula)
    else joined.push([formula])
  }
  return joined.map((items) => ({ t: 'row', items }))
}

/** Formulas beside each other, as many to a row as fit into so many em. */
const beside = (formulas: readonly Formula[], width: number): readonly Formula[] => {
  const rows: Formula[][] = []
  let left = 0
  for (const formula of formulas) {
    const needed = widthOf(formula)
    if (rows.length > 0 && needed + widthOf(SPACE) <= left) {
      rows.at(-1)!.push(SPACE, formula)
      left -= needed + widthOf(SPACE)
    } else {
      rows.push([formula])
      left = width - needed
    }
  }
  return rows.map((items) => ({ t: 'row', items }))
}

/** The formulas in rows of every width that some of them in a row have. */
const inRows = (formulas: readonly Formula[]): readonly FormulaSetting[] => {
  const widths = new Set<number>()
  formulas.forEach((_, from) => {
    let width = -widthOf(SPACE)
    for (const formula of formulas.slice(from)) {
      width += widthOf(formula) + widthOf(SPACE)
      widths.add(width)
    }
  })
  return [...widths].map((width) => settingOf(beside(formulas, width + 1e-9), Number.POSITIVE_INFINITY))
}

/** How much less height lines of matrices take in the strip, where they stand closer, and room for their brackets. */
const CLOSER = 0.78
const WIDER = 1.05

const closer =
  (formulas: readonly Formula[]) =>
  (setting: FormulaSetting): FormulaSetting =>
    formulas.some(hasMatrix)
      ? { ...setting, wide: setting.wide * WIDER, high: setting.high * CLOSER }
      : setting

const bestOf = (settings: readonly FormulaSetting[], room: typeof PANEL): FormulaSetting =>
  settings.reduce((best, next) => {
    const gain = sizeOf(next, room) - sizeOf(best, room)
    return gain > 0 || (gain === 0 && next.lines.length < best.lines.length) ? next : best
  })

/** What the narrowest panel has, in em of the least size of type: a wider line would be cut. */
const WIDEST = 17.6

/** Breaks formulas so that they can be set as large as possible without being cut, in as few lines as that allows. */
export const setFormulas = (formulas: readonly Formula[]): FormulaSetting => {
  const settings = [...WIDTHS, WIDEST].map((width) => settingOf(formulas, width))
  const whole = settings.filter(({ wide }) => wide <= WIDEST)
  return bestOf(whole.length > 0 ? whole : settings, PANEL)
}

/** Formulas set in a strip, also side by side: as much of their numbers as can be read from afar. */
export const setInStrip = (formulas: readonly Formula[], aboveSentence = false): FormulaSetting => {
  const room = aboveSentence ? { ...STRIP, height: ABOVE_SENTENCE } : STRIP
  const settings = shortened(formulas).map((some) => {
    const all = [...WIDTHS.map((width) => settingOf(some, width)), ...inRows(runOn(some))]
    return bestOf(all.map(closer(some)), room)
  })
  return settings.find((setting) => sizeOf(setting, room) >= LEAST) ?? bestOf(settings, room)
}
