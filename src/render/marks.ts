import type { Mark } from '../scene/mark.ts'
import type { Box } from './box.ts'
import { circle } from './circle.ts'
import { map } from './map.ts'
import type { MarkKind, Pen } from './mark-kind.ts'
import { path } from './path.ts'
import { rect } from './rect.ts'
import { attributes } from './svg-text.ts'
import { text } from './text.ts'
import type { Theme } from './theme.ts'

/** Every kind of mark. */
export const MARK_KINDS: { readonly [T in Mark['t']]: MarkKind<Extract<Mark, { t: T }>> } = {
  rect,
  circle,
  path,
  text,
  map,
}

/** The table's record for this mark: the table's type says that a record takes just the marks of its own kind. */
const kindOf = (mark: Mark): MarkKind<Mark> => MARK_KINDS[mark.t] as MarkKind<Mark>

/** Draws a mark at its opacity. */
export const drawMark = (pen: Pen, mark: Mark, theme: Theme): void => {
  pen.globalAlpha = mark.alpha ?? 1
  kindOf(mark).draw(pen, mark, theme)
}

/** A mark as one SVG element, or the empty string where nothing would be seen. */
export const markToSvg = (mark: Mark, theme: Theme): string => {
  const printed = kindOf(mark).svg(mark, theme)
  const alpha = mark.alpha ?? 1
  if (alpha === 1 || printed === '') return printed
  return printed.replace(/^<\w+/, (start) => start + attributes({ opacity: alpha }))
}

/** A box that holds all a mark paints (for text an upper bound, since widths need a canvas). */
export const boundsOf = (mark: Mark): Box => kindOf(mark).bounds(mark)
