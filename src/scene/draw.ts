import { formatNumber, shortNumber } from '../explain/format.ts'
import type { Ink, Mark, RectMark, TextMark, TextSpan } from './mark.ts'
import { textWidth } from './text-widths.ts'
import type { CellView } from './view.ts'

/** Font sizes on the stage in world units; at rest zoom none comes out under 13 px. */
export const FONT = { small: 15, number: 16, big: 18, title: 15, name: 17, total: 22 } as const

/** A rectangle as the layout gives it. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A piece of text in one style. */
export const span = (text: string, ink: Ink = 'ink', weight: 400 | 600 | 700 = 400): TextSpan => ({
  text,
  ink,
  weight,
})

/** One line of text. */
export const line = (
  x: number,
  y: number,
  size: number,
  anchor: TextMark['anchor'],
  ...spans: readonly TextSpan[]
): TextMark => ({ t: 'text', x, y, size, anchor, spans })

/** The width of a line of text in world units. */
export const widthOf = (mark: TextMark): number =>
  mark.spans.reduce((sum, s) => sum + textWidth(s.text, mark.size, s.weight), 0)

/** A line made smaller where it would not fit into a width; text keeps its shape. */
export const fitted = (mark: TextMark, width: number): TextMark => {
  const natural = widthOf(mark)
  return natural <= width ? mark : { ...mark, size: mark.size * (Math.max(0, width) / natural) }
}

/** The number that ends a line, alone and with as few digits as it takes to pass a test, at least 2; null where none does. */
export const shortened = (
  mark: TextMark,
  value: number,
  fits: (mark: TextMark) => boolean,
): TextMark | null => {
  const texts = [null, shortNumber(value, 3), shortNumber(value, 2)]
  const marks = texts.map((text) => ({
    ...mark,
    spans: mark.spans.slice(-1).map((last) => ({ ...last, text: text ?? last.text })),
  }))
  return marks.find(fits) ?? null
}

/** A filled box with a hairline. */
export const box = (
  area: Area,
  r: number,
  fill: Ink,
  stroke: Ink = 'wire',
  strokeWidth = 1.25,
): RectMark => ({
  t: 'rect',
  ...area,
  r,
  fill,
  stroke,
  strokeWidth,
})

/** A straight stroke. */
export const stroke = (x1: number, y1: number, x2: number, y2: number, ink: Ink, width: number): Mark => ({
  t: 'path',
  points: [x1, y1, x2, y2],
  curve: false,
  stroke: ink,
  width,
})

/** A number in its hue, faint where it is still to come, or `–` where it is not known yet. */
export const shown = (cell: CellView, hue: Ink, weight: 400 | 600 | 700 = 600): TextSpan =>
  cell.known || cell.ghost
    ? span(formatNumber(cell.value), cell.known ? hue : 'dim', cell.known ? weight : 400)
    : span('–', 'dim')

/** Marks at a part of their strength. */
export const faded = (marks: readonly Mark[], alpha: number): readonly Mark[] =>
  alpha >= 1 ? marks : alpha <= 0 ? [] : marks.map((m) => ({ ...m, alpha: (m.alpha ?? 1) * alpha }))

/** The same, but none of them left out: what cannot be seen now may be on its way. */
export const dimmed = (marks: readonly Mark[], alpha: number): readonly Mark[] =>
  marks.map((m) => ({ ...m, alpha: (m.alpha ?? 1) * Math.max(0, Math.min(1, alpha)) }))

/** Corners of the boxes of inputs and leaves. */
export const LEAF_CORNERS = { full: 12, roomy: 12, compact: 8, small: 8, symbol: 7, dot: 4.5 } as const

/** An outline around an area with corners `r`, in the hue of the number it ties to. */
export const outline = (area: Area, hue: Ink, r = 6): Mark => ({
  t: 'rect',
  x: area.x,
  y: area.y,
  w: area.w,
  h: area.h,
  r,
  fill: 'none',
  stroke: hue,
  strokeWidth: 2,
})
