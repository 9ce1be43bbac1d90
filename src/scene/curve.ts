import type { Op } from '../engine/op.ts'
import type { Area } from './draw.ts'
import { between, mix } from './ease.ts'
import type { Ink, Mark } from './mark.ts'

const SAMPLES = 48
const sampled = new Map<Op, { readonly x: readonly number[]; readonly y: readonly number[] }>()

const samplesOf = (op: Op): { readonly x: readonly number[]; readonly y: readonly number[] } => {
  const known = sampled.get(op)
  if (known) return known
  const { from, to } = op.curve ?? { from: -3, to: 3 }
  const x = Array.from({ length: SAMPLES + 1 }, (_, i) => mix(from, to, i / SAMPLES))
  const cell = new Float64Array(1)
  const y = x.map((v) => {
    cell[0] = v
    return op.value(cell, 0, 1)
  })
  const result = { x, y }
  sampled.set(op, result)
  return result
}

/** What is drawn on a curve besides the curve itself. */
export interface CurvePoint {
  /** z and a, where they are known. */
  readonly z: number
  readonly a: number
  /** How far the dot has slid along the curve to z, 0…1. */
  readonly slid: number
  /** The slope of the tangent; null draws none. */
  readonly slope: number | null
  /** Strength of the tangent, 0…1. */
  readonly tangent: number
}

/** Where the dot of a curve lies: outside the drawn range it stays at its edge. */
const scales = (op: Op, area: Area) => {
  const { x, y } = samplesOf(op)
  const low = Math.min(...y)
  const high = Math.max(...y)
  const pad = (high - low) * 0.06
  const [left, right] = [x[0]!, x[x.length - 1]!]
  return {
    x: (v: number): number => mix(area.x, area.x + area.w, between(v, left, right)),
    y: (v: number): number => mix(area.y + area.h, area.y, between(v, low - pad, high + pad)),
  }
}

/** The line of an activation function's own curve in an area: x and y of one point after the other. */
export const curveLine = (op: Op, area: Area): readonly number[] => {
  const { x, y } = samplesOf(op)
  const scale = scales(op, area)
  return x.flatMap((v, i) => [scale.x(v), scale.y(y[i]!)])
}

/**
 * An activation function's own curve in an area, with axes where there is room, a dot at the operating point and, in
 * the backward pass, the tangent whose slope is the local derivative.
 */
export const curveMarks = (
  op: Op,
  area: Area,
  point: CurvePoint | null,
  large: boolean,
  ink: Ink,
): readonly Mark[] => {
  const scale = scales(op, area)
  const marks: Mark[] = []
  if (large) {
    const zeroX = scale.x(0)
    const zeroY = scale.y(0)
    marks.push(
      { t: 'path', points: [area.x, zeroY, area.x + area.w, zeroY], curve: false, stroke: 'line', width: 1 },
      { t: 'path', points: [zeroX, area.y, zeroX, area.y + area.h], curve: false, stroke: 'line', width: 1 },
    )
  }
  marks.push({
    t: 'path',
    points: curveLine(op, area),
    curve: false,
    stroke: ink,
    width: large ? 2.5 : 2,
  })
  if (point === null || !Number.isFinite(point.z) || !Number.isFinite(point.a)) return marks
  const { from } = op.curve ?? { from: -3 }
  const z = mix(Math.min(from, point.z), point.z, point.slid)
  const cell = Float64Array.of(z)
  const dot = [scale.x(z), scale.y(point.slid >= 1 ? point.a : op.value(cell, 0, 1))] as const
  if (large) {
    const foot = area.y + area.h
    marks.push({
      t: 'path',
      points: [dot[0], foot, ...dot],
      curve: false,
      stroke: 'value',
      width: 1,
      dash: [3, 3],
      alpha: 0.8,
    })
  }
  if (point.slope !== null && point.tangent > 0) {
    const px = scale.x(1) - scale.x(0)
    const py = scale.y(1) - scale.y(0)
    const [dx, dy] = [px, py * point.slope]
    const reach = (large ? 34 : 16) / Math.hypot(dx, dy)
    const t = reach * point.tangent
    // A large one ends where the texts beside it begin.
    const back = large ? Math.min(t, (dot[0] - area.x) / dx) : t
    marks.push({
      t: 'path',
      points: [dot[0] - dx * back, dot[1] - dy * back, dot[0] + dx * t, dot[1] + dy * t],
      curve: false,
      stroke: 'ink',
      width: large ? 2.5 : 2,
    })
  }
  marks.push({
    t: 'circle',
    x: dot[0],
    y: dot[1],
    r: large ? 5.5 : 4,
    fill: 'value',
    stroke: 'raised',
    strokeWidth: 1.5,
  })
  return marks
}
