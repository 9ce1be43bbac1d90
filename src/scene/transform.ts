import type { Area } from './draw.ts'
import type { Mark } from './mark.ts'

/** Where a drawing of its own stands in the world: world = drawing × k + (x, y). */
export interface Placement {
  readonly x: number
  readonly y: number
  readonly k: number
}

/** An area of a drawing in the world. */
export const areaAt = ({ x, y, w, h }: Area, at: Placement): Area => ({
  x: x * at.k + at.x,
  y: y * at.k + at.y,
  w: w * at.k,
  h: h * at.k,
})

const thick = (width: number | undefined, k: number) =>
  width === undefined ? {} : { strokeWidth: width * k }

/** A mark of a drawing in the world. */
export const markAt = (mark: Mark, at: Placement): Mark => {
  const { k } = at
  if (mark.t === 'path')
    return {
      ...mark,
      points: mark.points.map((p, i) => p * k + (i % 2 === 0 ? at.x : at.y)),
      width: mark.width * k,
      ...(mark.dash ? { dash: mark.dash.map((d) => d * k) } : {}),
    }
  const moved = { x: mark.x * k + at.x, y: mark.y * k + at.y }
  if (mark.t === 'text') return { ...mark, ...moved, size: mark.size * k }
  if (mark.t === 'circle') return { ...mark, ...moved, r: mark.r * k, ...thick(mark.strokeWidth, k) }
  const sized = { ...moved, w: mark.w * k, h: mark.h * k }
  return mark.t === 'map'
    ? { ...mark, ...sized }
    : { ...mark, ...sized, r: mark.r * k, ...thick(mark.strokeWidth, k) }
}
