import type { RectMark } from '../scene/mark.ts'
import { grow } from './box.ts'
import type { MarkKind } from './mark-kind.ts'
import { type Paint, paintPath, reach } from './paint.ts'

/** How a rectangle is painted. */
export const rectPaint = ({ fill, stroke, strokeWidth }: RectMark): Paint => ({
  fill,
  stroke,
  width: strokeWidth,
})

/** The radius of a rectangle's corners, half a side at most. */
export const cornerOf = ({ r, w, h }: RectMark): number => Math.max(0, Math.min(r, w / 2, h / 2))

/** Rectangles; the outline is centred on the edge and the corner radius never exceeds half a side. */
export const rect: MarkKind<RectMark> = {
  draw(pen, mark, theme) {
    const r = cornerOf(mark)
    pen.beginPath()
    if (r > 0) pen.roundRect(mark.x, mark.y, mark.w, mark.h, r)
    else pen.rect(mark.x, mark.y, mark.w, mark.h)
    paintPath(pen, rectPaint(mark), theme)
  },
  bounds: (mark) => grow({ x: mark.x, y: mark.y, w: mark.w, h: mark.h }, reach(rectPaint(mark))),
}
