import type { MapMark, Mark } from '../scene/mark.ts'
import type { Box } from './box.ts'
import { circle } from './circle.ts'
import type { MarkKind, Pen } from './mark-kind.ts'
import { path } from './path.ts'
import { rect } from './rect.ts'
import { text } from './text.ts'
import type { Theme } from './theme.ts'

/** Every kind of mark but maps, which are loaded with what makes them. */
export const MARK_KINDS: { readonly [T in Exclude<Mark['t'], 'map'>]: MarkKind<Extract<Mark, { t: T }>> } = {
  rect,
  circle,
  path,
  text,
}

let maps: MarkKind<MapMark> | null = null

/** Gives what draws maps. */
export const provideMaps = (kind: MarkKind<MapMark>): void => {
  maps = kind
}

/**
 * The table's record for this mark: the table's type says that a record takes just the marks of its own kind. Throws for
 * maps before what draws them is there.
 */
const kindOf = (mark: Mark): MarkKind<Mark> => {
  const kind = mark.t === 'map' ? maps : MARK_KINDS[mark.t]
  if (!kind) throw new Error('what draws maps has not been loaded')
  return kind as MarkKind<Mark>
}

/** Draws a mark at its opacity. */
export const drawMark = (pen: Pen, mark: Mark, theme: Theme): void => {
  pen.globalAlpha = mark.alpha ?? 1
  kindOf(mark).draw(pen, mark, theme)
}

/** A box that holds all a mark paints (for text an upper bound, since widths need a canvas). */
export const boundsOf = (mark: Mark): Box => kindOf(mark).bounds(mark)
