import type { Trace } from '../engine/trace.ts'
import type { OperationLayout, OperationWire } from '../layout/layout.ts'
import { glide } from './ease.ts'
import type { Item, Mark } from './mark.ts'
import { type OperationFocus, travelStep } from './operation-focus.ts'
import { edgeId, edgesInto, wireArea } from './operation-homes.ts'
import { type Point, splinePoint } from './path-point.ts'
import { pulseMarks } from './pulse.ts'
import type { View } from './view.ts'

/** Most pulses drawn in one beat; of more, those of the largest numbers. */
const MOST_PULSES = 300
/** Nor so many that their wires together have more points than this. */
const MOST_POINTS = 12_000
/** Of more wires than this none glows: the glow of many is a fog, and slow to draw. */
const MOST_GLOWS = 60
const SAMPLES = 12

interface Way {
  readonly total: number
  /** Lengths along the wire at SAMPLES points of each piece. */
  readonly at: readonly number[]
}

const ways = new WeakMap<OperationWire, Way>()

const piece = ({ points }: OperationWire, k: number): readonly number[] => points.slice(6 * k, 6 * k + 8)

/** The lengths along a wire, measured once, so that pulses run evenly over pieces of any length. */
const wayOf = (wire: OperationWire): Way => {
  const known = ways.get(wire)
  if (known) return known
  const at = [0]
  let [x, y] = wire.points as unknown as Point
  for (let k = 0; 6 * k + 8 <= wire.points.length; k++)
    for (let s = 1; s <= SAMPLES; s++) {
      const [nx, ny] = splinePoint(piece(wire, k), s / SAMPLES)
      at.push(at.at(-1)! + Math.hypot(nx - x, ny - y))
      x = nx
      y = ny
    }
  const way = { total: at.at(-1)!, at }
  ways.set(wire, way)
  return way
}

/** The point of a wire at a share of its length, 0 at its source, 1 at its consumer. */
export const pointOnWire = (wire: OperationWire, share: number): Point => {
  const { at, total } = wayOf(wire)
  const length = Math.max(0, Math.min(1, share)) * total
  let k = 1
  while (k < at.length - 1 && at[k]! < length) k++
  const span = at[k]! - at[k - 1]!
  const within = span > 0 ? (length - at[k - 1]!) / span : 0
  const sample = k - 1 + within
  const part = Math.min(Math.floor(sample / SAMPLES), (at.length - 1) / SAMPLES - 1)
  return splinePoint(piece(wire, part), sample / SAMPLES - part)
}

/** How long a pulse's tail is, as a share of its wire. */
const tailOf = (wire: OperationWire): number => Math.min(0.2, 26 / Math.max(1, wayOf(wire).total))

/** The wires of graphs with dots for glyphs: thinner, but not so thin that they vanish in the whole picture. */
const THIN = { width: 1.35, least: 0.3 } as const

/** A wire at rest: solid and thin, since no weight stands on it. */
export const operationWireItem = ({ edge, points }: OperationWire, thin = false): Item => ({
  id: edgeId(edge),
  box: wireArea(points, 4),
  marks: [
    thin
      ? { t: 'path', points, curve: true, stroke: 'wire', width: THIN.width, least: THIN.least }
      : { t: 'path', points, curve: true, stroke: 'wire', width: 1.75 },
  ],
})

const largestOf = new WeakMap<OperationFocus, { readonly trace: Trace; readonly edges: readonly number[] }>()

/** The edges of a beat that carry the largest numbers. */
const largest = (view: View<OperationLayout>, focus: OperationFocus): readonly number[] => {
  if (focus.edges.size <= MOST_PULSES) return [...focus.edges]
  const { trace } = view.moment
  const known = largestOf.get(focus)
  if (known?.trace === trace) return known.edges
  const { after } = trace.columns
  const sized = [...focus.edges].map((edge): readonly [edge: number, size: number] => {
    const step = travelStep(view.moment, edge, focus.pass)
    return [edge, step < 0 ? 0 : Math.abs(after[step]!)]
  })
  const edges: number[] = []
  let length = 0
  for (const [edge] of sized.sort((a, b) => b[1] - a[1]).slice(0, MOST_PULSES)) {
    length += view.layout.wires[edge]!.points.length
    if (length > MOST_POINTS) break
    edges.push(edge)
  }
  largestOf.set(focus, { trace, edges })
  return edges
}

const litCache = new WeakMap<
  OperationFocus,
  { readonly trace: Trace; readonly grow: number; readonly marks: readonly Mark[] }
>()

/**
 * The wires of a beat, lit in the hue of what travels; `grow` times as thick. Only few of them glow. The same marks
 * through all frames in which the same wires are lit.
 */
export const litWires = (view: View<OperationLayout>, focus: OperationFocus, grow = 1): readonly Mark[] => {
  const { trace } = view.moment
  const known = litCache.get(focus)
  if (known?.trace === trace && known.grow === grow) return known.marks
  const glows = focus.edges.size <= MOST_GLOWS
  const marks = largest(view, focus).flatMap((edge): readonly Mark[] => {
    const { points } = view.layout.wires[edge]!
    const style = { t: 'path', points, curve: true, stroke: focus.ink } as const
    return [...(glows ? [{ ...style, width: 11 * grow, alpha: 0.16 }] : []), { ...style, width: 2.75 * grow }]
  })
  litCache.set(focus, { trace, grow, marks })
  return marks
}

/** Values on their way to the right, or gradients to the left; pulses `grow` times as large. */
export const operationPulses = (
  view: View<OperationLayout>,
  focus: OperationFocus,
  grow = 1,
): readonly Mark[] =>
  largest(view, focus).flatMap((edge): readonly Mark[] => {
    const wire = view.layout.wires[edge]!
    const step = travelStep(view.moment, edge, focus.pass)
    const { beat, moment } = view
    if (!beat || step < beat.from || step >= beat.to) return []
    const t = view.at(step)
    if (t <= 0 || t >= 1) return []
    const back = focus.pass === 'backward'
    const hollow = back && moment.trace.at(step).factors[2]!.value < 0
    const tail = tailOf(wire)
    return pulseMarks(
      (s) => pointOnWire(wire, s),
      back ? 1 - glide(t) : glide(t),
      back ? tail : -tail,
      focus.ink,
      hollow,
      6.5 * grow,
    )
  })

/** Numbers that have arrived at an operation wait at its ports until it fires. */
export const waitingNumbers = (view: View<OperationLayout>, focus: OperationFocus): readonly Mark[] => {
  if (focus.pass === 'backward' || !focus.single) return []
  return [...focus.lit].flatMap((p) => {
    const { node, kind } = view.layout.places[p]!
    if (kind !== 'operation' || view.cell(node).known) return []
    return edgesInto(view.moment, node).flatMap((edge): readonly Mark[] => {
      const step = travelStep(view.moment, edge, focus.pass)
      const wire = view.layout.wires[edge]
      if (!wire || step < 0 || view.at(step) < 1) return []
      const [x, y] = wire.points.slice(-2) as [number, number]
      return [{ t: 'circle', x, y, r: 5, fill: focus.ink }]
    })
  })
}
