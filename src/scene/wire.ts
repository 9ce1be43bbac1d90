import type { Graph } from '../engine/graph.ts'
import type { Trace } from '../engine/trace.ts'
import type { NetworkLayout, WirePlace } from '../layout/layout.ts'
import type { Item, Mark } from './mark.ts'
import { curvePoints, type Point, wireStrokes } from './path-point.ts'

/** Above this number of visible edges wires are straight, undashed and drawn in one weight class. */
export const PLAIN_ABOVE = 2000

/** How sizes of weights are drawn. */
export interface WireScale {
  /** The size of weight that is drawn `width` world units thick: 1, or the first of 2, 5, 10, 20 … that suits them all. */
  readonly unit: number
  readonly width: number
}

/** The scale of a network whose picture is not there yet. */
export const USUAL_SCALE: WireScale = { unit: 1, width: 5.5 }

/** The thinnest wire, in world units. */
const LEAST = 1.5
/** How many units the largest weight may have; beyond them wires grow no thicker. */
const MOST_UNITS = 1.875

const units = new WeakMap<Trace, number>()

/** The unit of an iteration: its weights are those that it began with. */
const unitOf = (graph: Graph, trace: Trace): number => {
  const known = units.get(trace)
  if (known !== undefined) return known
  let largest = 0
  for (const { id, tag } of graph.nodes) {
    const size = tag?.role === 'weight' ? Math.abs(trace.columns.initial[id]!) : 0
    if (Number.isFinite(size) && size > largest) largest = size
  }
  let unit = 1
  for (let k = 0; unit * MOST_UNITS < largest; k++) unit *= k % 3 === 1 ? 2.5 : 2
  units.set(trace, unit)
  return unit
}

/** The scale of wires while an iteration is in view: the same in all of its samples and passes. */
export const wireScale = (graph: Graph, trace: Trace, layout: NetworkLayout): WireScale => ({
  unit: unitOf(graph, trace),
  width: layout.wireWidth,
})

/** Thickness of a wire in world units for a weight: never under 1.5, and no more however large the weight. */
export const wireWidth = (weight: number, { unit, width }: WireScale): number =>
  LEAST +
  (width - LEAST) * (Number.isNaN(weight) ? MOST_UNITS : Math.min(MOST_UNITS, Math.abs(weight) / unit))

/** The dash of a wire with a negative weight, longer for thicker wires. */
export const negativeDash = (width: number): readonly number[] => [5 + 1.6 * width, 3.5 + 1.1 * width]

/** A box around two points with a margin. */
export const boxAround = (a: Point, b: Point, margin: number): Item['box'] => ({
  x: Math.min(a[0], b[0]) - margin,
  y: Math.min(a[1], b[1]) - margin,
  w: Math.abs(a[0] - b[0]) + 2 * margin,
  h: Math.abs(a[1] - b[1]) + 2 * margin,
})

const strokeOf = (weight: number, scale: WireScale | null) => {
  const width = scale ? wireWidth(weight, scale) : LEAST
  return { width, ...(weight < 0 && scale ? { dash: negativeDash(width) } : {}) }
}

/** The id of a weight's wire, by its product. */
export const wireId = (wire: WirePlace): string => `wire:${wire.product}`

/** A weight's wire at rest: thickness is the size of the weight, dashes are its sign; without a scale it shows neither. */
export const wireItem = (wire: WirePlace, weight: number, scale: WireScale | null): Item => ({
  id: wireId(wire),
  box: boxAround(wire.from, wire.to, 6),
  marks: wireStrokes(wire, {
    stroke: 'wire',
    ...strokeOf(weight, scale),
  }),
})

/** A wire without a weight, from an output to its term of the loss: solid and thin. */
export const plainWire = (id: string, from: Point, to: Point): Item => ({
  id,
  box: boxAround(from, to, 4),
  marks: [{ t: 'path', points: curvePoints(from, to), curve: true, stroke: 'wire', width: 1.5 }],
})

/** The stub that carries a bias down into Σ. */
export const stubItem = (
  id: string,
  x: number,
  top: number,
  bottom: number,
  bias: number,
  scale: WireScale | null,
): Item => {
  const marks: readonly Mark[] = [
    {
      t: 'path',
      points: [x, top, x, bottom],
      curve: false,
      stroke: 'wire',
      ...strokeOf(bias, scale),
    },
  ]
  return { id, box: boxAround([x, top], [x, bottom], 6), marks }
}
