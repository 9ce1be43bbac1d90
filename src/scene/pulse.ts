import { type Area, FONT, line, span, widthOf } from './draw.ts'
import type { Ink, Mark } from './mark.ts'
import type { Point } from './path-point.ts'

const TAIL = 5

/**
 * A pulse at `s` on a way (`point` gives its places) with a short tail behind it. A negative gradient is hollow: its
 * sign does not rest on hue.
 */
export const pulseMarks = (
  point: (s: number) => Point,
  s: number,
  behind: number,
  ink: Ink,
  hollow: boolean,
  radius: number,
): readonly Mark[] => {
  const marks: Mark[] = []
  for (let k = TAIL; k >= 1; k--) {
    const [x, y] = point(s + (behind * k) / TAIL)
    marks.push({ t: 'circle', x, y, r: radius * (1 - 0.13 * k), fill: ink, alpha: 0.42 - 0.07 * k })
  }
  const [x, y] = point(s)
  marks.push(
    hollow
      ? { t: 'circle', x, y, r: radius - 1, fill: 'paper', stroke: ink, strokeWidth: 2.5 }
      : { t: 'circle', x, y, r: radius, fill: ink },
  )
  return marks
}

/** Where a chip stands: `y` is its middle; `x` its middle too, unless it would then begin before `from`. */
export interface ChipPlace {
  readonly x: number
  readonly y: number
  readonly from?: number
}

/** A filled label in one hue, for text set `scale` times larger: the factors of what is being computed. */
export const chipMarks = (
  text: string,
  { x, y }: ChipPlace,
  ink: Ink,
  scale: number,
  alpha = 1,
): readonly Mark[] => {
  const label = line(x, y + 5.5, FONT.number + 1, 'middle', span(text, 'onHue', 600))
  const w = widthOf(label) * scale + 22
  return [
    { t: 'rect', x: x - w / 2, y: y - 14, w, h: 28, r: 9, fill: ink, alpha },
    { ...label, alpha },
  ]
}

/** A ring that opens around a box with corners `r`, and fades as t goes 0 → 1. */
export const openingRing = ({ x, y, w, h }: Area, r: number, t: number): Mark => {
  const grow = 26 * t
  return {
    t: 'rect',
    x: x - grow,
    y: y - grow,
    w: w + 2 * grow,
    h: h + 2 * grow,
    r: r + grow,
    fill: 'none',
    stroke: 'gradient',
    strokeWidth: 3,
    alpha: 1 - t,
  }
}
