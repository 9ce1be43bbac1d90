import type { PathMark } from '../scene/mark.ts'

const PIECES = 24

/** The distance from a point to the line between two points. */
export const segmentDistance = (
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number => {
  const dx = bx - ax
  const dy = by - ay
  const squared = dx * dx + dy * dy
  const t = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / squared))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}

const cubic = (a: number, b: number, c: number, d: number, t: number): number => {
  const s = 1 - t
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d
}

const curveDistance = (p: readonly number[], k: number, x: number, y: number): number => {
  let nearest = Infinity
  let ax = p[k]!
  let ay = p[k + 1]!
  for (let piece = 1; piece <= PIECES; piece++) {
    const t = piece / PIECES
    const bx = cubic(p[k]!, p[k + 2]!, p[k + 4]!, p[k + 6]!, t)
    const by = cubic(p[k + 1]!, p[k + 3]!, p[k + 5]!, p[k + 7]!, t)
    nearest = Math.min(nearest, segmentDistance(x, y, ax, ay, bx, by))
    ax = bx
    ay = by
  }
  return nearest
}

/** The distance from a point to a path's centre line in world units (curves as 24 pieces); Infinity without a line. */
export const pathDistance = ({ points: p, curve, closed }: PathMark, x: number, y: number): number => {
  let nearest = Infinity
  if (curve) {
    for (let k = 0; k + 7 < p.length; k += 6) nearest = Math.min(nearest, curveDistance(p, k, x, y))
  } else {
    for (let k = 0; k + 3 < p.length; k += 2) {
      nearest = Math.min(nearest, segmentDistance(x, y, p[k]!, p[k + 1]!, p[k + 2]!, p[k + 3]!))
    }
  }
  if (!closed || p.length < 4) return nearest
  return Math.min(nearest, segmentDistance(x, y, p[p.length - 2]!, p[p.length - 1]!, p[0]!, p[1]!))
}
