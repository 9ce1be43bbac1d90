import type { Formula } from '../engine/formula.ts'
import { formatNumber } from '../explain/format.ts'

const BREAKS = new Set(['=', '≈', '+', '−', '×', '·'])

/** A formula's width in em, roughly: enough to tell where a line is full. A letter of a brace's words is `label` wide. */
export const widthOf = (f: Formula, label: number): number => {
  const width = (part: Formula): number => widthOf(part, label)
  switch (f.t) {
    case 'num':
      return formatNumber(f.value).length * 0.55
    case 'sym':
      return f.name.length * 0.6 + f.sub.length * 0.42
    case 'op':
      return f.text === ',' ? 0.45 : 1.15
    case 'text':
      return f.text.length * 0.55
    case 'row':
      return f.items.reduce((sum, item) => sum + width(item), 0)
    case 'frac':
      return Math.max(width(f.over), width(f.under)) + 0.2
    case 'sup':
      return width(f.base) + width(f.sup) * 0.7
    case 'root':
      return width(f.body) + 0.8
    case 'paren':
    case 'abs':
      return width(f.body) + 0.7
    case 'brace':
      return Math.max(width(f.body), f.label.length * label)
  }
}

const flat = (f: Formula): readonly Formula[] => (f.t === 'row' ? f.items.flatMap(flat) : [f])

/** Formulas set side by side, broken into lines of at most `width` em, before operators only. */
export const linesOf = (formula: Formula, width: number, label = 0.38): readonly (readonly Formula[])[] => {
  const pieces: Formula[][] = [[]]
  for (const item of flat(formula)) {
    if (item.t === 'op' && BREAKS.has(item.text) && pieces.at(-1)!.length > 0) pieces.push([])
    pieces.at(-1)!.push(item)
  }
  const lines: Formula[][] = []
  let room = 0
  for (const piece of pieces) {
    const needed = piece.reduce((sum, item) => sum + widthOf(item, label), 0)
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
