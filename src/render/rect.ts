import type { RectMark } from '../scene/mark.ts'
import { grow } from './box.ts'
import type { MarkKind } from './mark-kind.ts'
import { paintAttributes, paintPath, reach } from './paint.ts'
import { attributes } from './svg-text.ts'

const paintOf = ({ fill, stroke, strokeWidth }: RectMark) => ({ fill, stroke, width: strokeWidth })
const radiusOf = ({ r, w, h }: RectMark): number => Math.max(0, Math.min(r, w / 2, h / 2))

/** Rectangles; the outline is centred on the edge and the corner radius never exceeds half a side. */
export const rect: MarkKind<RectMark> = {
  draw(pen, mark, theme) {
    const r = radiusOf(mark)
    pen.beginPath()
    if (r > 0) pen.roundRect(mark.x, mark.y, mark.w, mark.h, r)
    else pen.rect(mark.x, mark.y, mark.w, mark.h)
    paintPath(pen, paintOf(mark), theme)
  },
  svg(mark, theme) {
    const { x, y, w, h } = mark
    const place = attributes({ x, y, width: w, height: h, rx: radiusOf(mark) || undefined })
    return `<rect${place}${paintAttributes(paintOf(mark), theme)}/>`
  },
  bounds: (mark) => grow({ x: mark.x, y: mark.y, w: mark.w, h: mark.h }, reach(paintOf(mark))),
}
