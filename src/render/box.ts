import type { Item } from '../scene/mark.ts'

/** A rectangle by its top left corner, in world units unless said otherwise. */
export type Box = Item['box']

/** The box grown by `margin` on every side. */
export const grow = (box: Box, margin: number): Box => ({
  x: box.x - margin,
  y: box.y - margin,
  w: box.w + 2 * margin,
  h: box.h + 2 * margin,
})

/** The smallest box that holds both; `null` holds nothing. */
export const union = (a: Box | null, b: Box): Box => {
  if (a === null) return b
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y }
}

/** Whether the boxes share more than an edge. */
export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

/** Whether the point lies in the box, edges included. */
export const holds = (box: Box, x: number, y: number): boolean =>
  x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h

/** The smallest box around points given as x, y pairs; at least one pair. */
export const around = (points: readonly number[]): Box => {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (let k = 0; k + 1 < points.length; k += 2) {
    left = Math.min(left, points[k]!)
    right = Math.max(right, points[k]!)
    top = Math.min(top, points[k + 1]!)
    bottom = Math.max(bottom, points[k + 1]!)
  }
  return { x: left, y: top, w: right - left, h: bottom - top }
}
