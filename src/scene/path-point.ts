import type { WirePlace } from '../layout/layout.ts'
import { mix } from './ease.ts'
import type { PathMark } from './mark.ts'

/** A point of the stage in world units. */
export type Point = readonly [number, number]

/** The wire's bend from its source to its pill (or straight to its port where there are no pills). */
const bendEnd = (wire: WirePlace): Point =>
  wire.pill ? [wire.pill.x, wire.pill.y + wire.pill.h / 2] : wire.to

/** The way of a curved wire: a spline to the pill, then a line through it to the port. x, y pairs for a curve mark. */
export const curvePoints = (from: Point, to: Point): readonly number[] => {
  const reach = Math.max(24, (to[0] - from[0]) * 0.5)
  return [...from, from[0] + reach, from[1], to[0] - reach, to[1], ...to]
}

const cubic = (p: readonly number[], t: number, k: 0 | 1): number => {
  const s = 1 - t
  return s * s * s * p[k]! + 3 * s * s * t * p[2 + k]! + 3 * s * t * t * p[4 + k]! + t * t * t * p[6 + k]!
}

/** The point of a spline at parameter t, 0…1. */
export const splinePoint = (points: readonly number[], t: number): Point => [
  cubic(points, t, 0),
  cubic(points, t, 1),
]

/** The centre of a wire's pill, or the middle of a wire without one. */
export const pillCentre = (wire: WirePlace): Point =>
  wire.pill
    ? [wire.pill.x + wire.pill.w / 2, wire.pill.y + wire.pill.h / 2]
    : [mix(wire.from[0], wire.to[0], 0.55), mix(wire.from[1], wire.to[1], 0.55)]

/** Whether a wire is drawn as a spline: only where there are pills, long fans of plain wires are straight. */
const isCurved = (wire: WirePlace): boolean => wire.pill !== null

/**
 * The point of a wire at s: 0 at the source, 1 at the pill's centre, 2 at the consumer's port, 3 inside an open neuron
 * at its row of the sum. Values travel with growing s, gradients with falling s.
 */
export const wirePoint = (wire: WirePlace, s: number, inside: Point = wire.to): Point => {
  if (s > 2) return [mix(wire.to[0], inside[0], s - 2), mix(wire.to[1], inside[1], s - 2)]
  const centre = pillCentre(wire)
  if (!isCurved(wire)) {
    const t = s <= 1 ? 0.55 * s : 0.55 + 0.45 * (s - 1)
    return [mix(wire.from[0], wire.to[0], t), mix(wire.from[1], wire.to[1], t)]
  }
  const end = bendEnd(wire)
  const bend = 0.8
  if (s <= bend) return splinePoint(curvePoints(wire.from, end), s / bend)
  if (s <= 1) {
    const t = (s - bend) / (1 - bend)
    return [mix(end[0], centre[0], t), mix(end[1], centre[1], t)]
  }
  return [mix(centre[0], wire.to[0], s - 1), mix(centre[1], wire.to[1], s - 1)]
}

/** The strokes of a whole wire in one style. */
export const wireStrokes = (
  wire: WirePlace,
  style: Omit<PathMark, 't' | 'points' | 'curve'>,
): readonly PathMark[] => {
  if (!isCurved(wire)) return [{ t: 'path', points: [...wire.from, ...wire.to], curve: false, ...style }]
  const end = bendEnd(wire)
  const right = wire.pill!.x + wire.pill!.w
  return [
    { t: 'path', points: curvePoints(wire.from, end), curve: true, ...style },
    { t: 'path', points: [right, end[1], ...wire.to], curve: false, ...style },
  ]
}
