import type { CircleMark } from '../scene/mark.ts'
import type { MarkKind } from './mark-kind.ts'
import { type Paint, paintPath, reach } from './paint.ts'
import { atLeast } from './theme.ts'

/** A circle's radius, never below 0. */
export const radiusOf = ({ r }: CircleMark): number => Math.max(0, r)

/** How a circle is painted. */
export const circlePaint = ({ fill, stroke, strokeWidth }: CircleMark): Paint => ({
  fill,
  stroke,
  width: strokeWidth,
})

/** Circles; the outline is centred on the edge. */
export const circle: MarkKind<CircleMark> = {
  draw(pen, mark, theme) {
    pen.beginPath()
    pen.arc(mark.x, mark.y, atLeast(radiusOf(mark), mark.least, theme), 0, 2 * Math.PI)
    paintPath(pen, circlePaint(mark), theme)
  },
  bounds(mark) {
    const r = radiusOf(mark) + reach(circlePaint(mark))
    return { x: mark.x - r, y: mark.y - r, w: 2 * r, h: 2 * r }
  },
}
