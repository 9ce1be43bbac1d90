import type { Ink } from '../scene/mark.ts'
import type { Pen } from './mark-kind.ts'
import { type Theme, widening } from './theme.ts'

/** What the outline and the ground of a mark are painted with; widths in world units. */
export interface Paint {
  readonly fill?: Ink | undefined
  readonly stroke?: Ink | undefined
  readonly width?: number | undefined
  readonly dash?: readonly number[] | undefined
}

/** The width of an outline that says none, in world units. */
export const OUTLINE = 1

const noDash: number[] = []

/** Fills and strokes the pen's current path; ink `none` paints nothing. */
export const paintPath = (pen: Pen, paint: Paint, theme: Theme): void => {
  const { fill = 'none', stroke = 'none', dash } = paint
  if (fill !== 'none') {
    pen.fillStyle = theme.inks[fill]
    pen.fill()
  }
  if (stroke === 'none') return
  pen.strokeStyle = theme.inks[stroke]
  pen.lineWidth = (paint.width ?? OUTLINE) + widening(theme)
  pen.lineCap = dash ? 'butt' : 'round'
  pen.lineJoin = 'round'
  if (dash) pen.setLineDash(dash as number[])
  pen.stroke()
  if (dash) pen.setLineDash(noDash)
}

/** How far the paint reaches over the path it follows, in world units. */
export const reach = (paint: Paint): number =>
  paint.stroke === undefined || paint.stroke === 'none' ? 0 : (paint.width ?? OUTLINE) / 2
