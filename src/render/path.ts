import type { PathMark } from '../scene/mark.ts'
import { around, grow } from './box.ts'
import type { MarkKind } from './mark-kind.ts'
import { type Paint, paintPath, reach } from './paint.ts'
import { atLeast, type Theme } from './theme.ts'

const paintOf = ({ fill, stroke, width, dash }: PathMark) => ({ fill, stroke, width, dash })

/** How a path is painted in a theme. */
export const pathPaint = (mark: PathMark, theme: Theme): Paint => ({
  ...paintOf(mark),
  width: atLeast(mark.width, mark.least, theme),
})

/** Polylines and cubic splines: round ends and joins, flat ends where dashed so that the gaps stay open. */
export const path: MarkKind<PathMark> = {
  draw(pen, mark, theme) {
    const { points: p } = mark
    if (p.length < 4) return
    pen.beginPath()
    pen.moveTo(p[0]!, p[1]!)
    if (mark.curve) {
      for (let k = 2; k + 5 < p.length; k += 6) {
        pen.bezierCurveTo(p[k]!, p[k + 1]!, p[k + 2]!, p[k + 3]!, p[k + 4]!, p[k + 5]!)
      }
    } else {
      for (let k = 2; k + 1 < p.length; k += 2) pen.lineTo(p[k]!, p[k + 1]!)
    }
    if (mark.closed) pen.closePath()
    paintPath(pen, pathPaint(mark, theme), theme)
  },
  bounds: (mark) => grow(around(mark.points), reach(paintOf(mark))),
}
