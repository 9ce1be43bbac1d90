import type { TextMark } from '../scene/mark.ts'
import type { MarkKind, Pen } from './mark-kind.ts'
import type { Theme } from './theme.ts'

/** The faces of plain text, in the order they are asked for a character. */
export const SANS = '"Noto Sans", "Noto Sans Math", sans-serif'
/** The faces of mathematics. */
export const MATH = '"Noto Sans Math", "Noto Sans", sans-serif'

/** No character of the faces is wider than this many font sizes, nor taller or deeper than a line. */
const WIDEST = 1.2
const ASCENT = 1.1
const DEPTH = 0.4

const shares = { start: 0, middle: 0.5, end: 1 } as const
const aligns = { start: 'left', middle: 'center', end: 'right' } as const

const fontOf = (mark: TextMark, weight: number, { textScale }: Theme): string =>
  `${weight} ${mark.size * textScale}px ${mark.math ? MATH : SANS}`

const drawSpans = (pen: Pen, mark: TextMark, theme: Theme): void => {
  const widths = mark.spans.map((span) => {
    pen.font = fontOf(mark, span.weight, theme)
    return pen.measureText(span.text).width
  })
  let x = mark.x - shares[mark.anchor] * widths.reduce((sum, width) => sum + width, 0)
  pen.textAlign = 'left'
  mark.spans.forEach((span, k) => {
    if (span.ink !== 'none') {
      pen.font = fontOf(mark, span.weight, theme)
      pen.fillStyle = theme.inks[span.ink]
      pen.fillText(span.text, x, mark.y)
    }
    x += widths[k]!
  })
}

/** Smaller than so many CSS px nobody can read text, and drawing it takes long: a bar stands for it. */
const LEAST_PX = 4.5
/** The width of a bar per character and its height, in font sizes. */
const BAR = { w: 0.52, h: 0.34 } as const

const drawBar = (pen: Pen, { x, y, size, anchor, spans }: TextMark, theme: Theme): void => {
  const ink = spans.at(-1)?.ink ?? 'none'
  if (ink === 'none') return
  const w = BAR.w * size * spans.reduce((length, { text: part }) => length + part.length, 0)
  pen.globalAlpha *= 0.55
  pen.fillStyle = theme.inks[ink]
  pen.beginPath()
  pen.rect(x - shares[anchor] * w, y - (0.36 + BAR.h / 2) * size, w, BAR.h * size)
  pen.fill()
}

/** Lines of text: spans follow each other by their own widths and are anchored as one line. */
export const text: MarkKind<TextMark> = {
  draw(pen, mark, theme) {
    if (mark.size * theme.textScale < LEAST_PX * (theme.pixel ?? 0)) return drawBar(pen, mark, theme)
    pen.textBaseline = 'alphabetic'
    if (mark.spans.length > 1) return drawSpans(pen, mark, theme)
    const [only] = mark.spans
    if (only === undefined || only.ink === 'none') return
    pen.font = fontOf(mark, only.weight, theme)
    pen.textAlign = aligns[mark.anchor]
    pen.fillStyle = theme.inks[only.ink]
    pen.fillText(only.text, mark.x, mark.y)
  },
  bounds(mark) {
    const length = mark.spans.reduce((sum, span) => sum + span.text.length, 0)
    const w = length * mark.size * WIDEST
    const x = mark.x - shares[mark.anchor] * w
    return { x, y: mark.y - mark.size * ASCENT, w, h: mark.size * (ASCENT + DEPTH) }
  },
}
