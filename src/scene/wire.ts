import type { WirePlace } from '../layout/layout.ts'
import type { Item, Mark } from './mark.ts'
import { curvePoints, type Point, wireStrokes } from './path-point.ts'

/** Above this number of visible edges wires are straight, undashed and drawn in one weight class. */
export const PLAIN_ABOVE = 2000

/** Thickness of a wire in world units for a weight: never under 1.5, and no more than 9 however large the weight. */
export const wireWidth = (weight: number): number =>
  Number.isFinite(weight) ? Math.min(9, 1.5 + 4 * Math.abs(weight)) : 9

/** The dash of a wire with a negative weight, longer for thicker wires. */
export const negativeDash = (width: number): readonly number[] => [5 + 1.6 * width, 3.5 + 1.1 * width]

/** A box around two points with a margin. */
export const boxAround = (a: Point, b: Point, margin: number): Item['box'] => ({
  x: Math.min(a[0], b[0]) - margin,
  y: Math.min(a[1], b[1]) - margin,
  w: Math.abs(a[0] - b[0]) + 2 * margin,
  h: Math.abs(a[1] - b[1]) + 2 * margin,
})

/** The id of a weight's wire, by its product. */
export const wireId = (wire: WirePlace): string => `wire:${wire.product}`

/** A weight's wire at rest: thickness is the size of the weight, dashes are its sign. */
export const wireItem = (wire: WirePlace, weight: number, plain: boolean): Item => ({
  id: wireId(wire),
  box: boxAround(wire.from, wire.to, 6),
  marks: wireStrokes(wire, {
    stroke: 'wire',
    width: plain ? 1.5 : wireWidth(weight),
    ...(weight < 0 && !plain ? { dash: negativeDash(wireWidth(weight)) } : {}),
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
  plain: boolean,
): Item => {
  const marks: readonly Mark[] = [
    {
      t: 'path',
      points: [x, top, x, bottom],
      curve: false,
      stroke: 'wire',
      width: plain ? 1.5 : wireWidth(bias),
      ...(bias < 0 && !plain ? { dash: negativeDash(wireWidth(bias)) } : {}),
    },
  ]
  return { id, box: boxAround([x, top], [x, bottom], 6), marks }
}
