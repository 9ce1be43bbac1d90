import type { CircleMark } from '../scene/mark.ts'
import type { MarkKind } from './mark-kind.ts'
import { paintAttributes, paintPath, reach } from './paint.ts'
import { attributes } from './svg-text.ts'
import { atLeast } from './theme.ts'

const radiusOf = ({ r }: CircleMark): number => Math.max(0, r)
const paintOf = ({ fill, stroke, strokeWidth }: CircleMark) => ({ fill, stroke, width: strokeWidth })

/** Circles; the outline is centred on the edge. */
export const circle: MarkKind<CircleMark> = {
  draw(pen, mark, theme) {
    pen.beginPath()
    pen.arc(mark.x, mark.y, atLeast(radiusOf(mark), mark.least, theme), 0, 2 * Math.PI)
    paintPath(pen, paintOf(mark), theme)
  },
  svg(mark, theme) {
    const place = attributes({ cx: mark.x, cy: mark.y, r: atLeast(radiusOf(mark), mark.least, theme) })
    return `<circle${place}${paintAttributes(paintOf(mark), theme)}/>`
  },
  bounds(mark) {
    const r = radiusOf(mark) + reach(paintOf(mark))
    return { x: mark.x - r, y: mark.y - r, w: 2 * r, h: 2 * r }
  },
}
