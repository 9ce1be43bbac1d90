import { clash } from './clash.ts'
import type { Area } from './draw.ts'
import type { Point } from './path-point.ts'

const STEP = 6
const REACH_X = 420
const REACH_Y = 420
/** Going aside is a little worse than going up or down: chips read best over or under what they are about. */
const ASIDE = 1.15

/** Ways from the wished place, the shortest first. */
const ways: readonly Point[] = (() => {
  const all: Point[] = []
  for (let x = -REACH_X; x <= REACH_X; x += 2 * STEP)
    for (let y = -REACH_Y; y <= REACH_Y; y += STEP) all.push([x, y])
  const length = ([x, y]: Point): number => Math.hypot(ASIDE * x, y)
  return all.sort((a, b) => length(a) - length(b) || a[1] - b[1] || a[0] - b[0])
})()

/**
 * The middle of the place for a box of this size that is nearest to the wished one, stays inside 0, 0 … `bounds` and lies
 * on nothing that is taken; the wished one, moved inside, where there is none.
 */
export const freeSpot = (
  size: { readonly w: number; readonly h: number },
  [wishX, wishY]: Point,
  taken: readonly Area[],
  bounds: { readonly width: number; readonly height: number },
  margin = 3,
): Point => {
  const inside = (at: number, half: number, most: number): number =>
    Math.max(half, Math.min(at, Math.max(half, most - half)))
  for (const [dx, dy] of ways) {
    const x = inside(wishX + dx, size.w / 2 + margin, bounds.width)
    const y = inside(wishY + dy, size.h / 2 + margin, bounds.height)
    const area = { x: x - size.w / 2, y: y - size.h / 2, ...size }
    if (!taken.some((other) => clash(area, other, margin))) return [x, y]
  }
  return [inside(wishX, size.w / 2, bounds.width), inside(wishY, size.h / 2, bounds.height)]
}
