import type {
  InnerPlace,
  InnerRole,
  InnerWire,
  NetworkLayout,
  NeuronPlace,
  OpenedPlace,
} from '../layout/layout.ts'
import type { Area } from './draw.ts'
import { stripHalves } from './parts.ts'
import { curvePoints, type Point, pillCentre } from './path-point.ts'

/** Share of the closed glyph's height at which its two numbers stand, and how far their baseline is over a label's end. */
const NUMBER = 0.64
const BASELINE = 6
const LABEL = 22

const at = ([x, y]: Point): Area => ({ x, y, w: 0, h: 0 })

/** A straight line as one piece of a curve. */
const straight = (from: Point, to: Point): readonly number[] => {
  const part = (s: number, k: 0 | 1): number => from[k] + (to[k] - from[k]) * s
  return [part(1 / 3, 0), part(1 / 3, 1), part(2 / 3, 0), part(2 / 3, 1), ...to]
}

const line = (from: Point, to: Point): readonly number[] => [...from, ...straight(from, to)]

const half = ({ box: b, strip }: NeuronPlace, role: 'sum' | 'activation') => {
  const left = role === 'sum'
  const box: Area = { x: left ? b.x : b.x + b.w / 2, y: b.y, w: b.w / 2, h: b.h }
  const label: Area = {
    x: box.x + 4,
    y: b.y + b.h * NUMBER + BASELINE - LABEL,
    w: box.w - 8,
    h: LABEL,
  }
  const halves = stripHalves(strip)
  return { box, label, strip: left ? halves.z : halves.a }
}

/**
 * A closed neuron as if it were opened, just before it begins to: its operations stand where they are drawn while it is
 * closed. Σ is the left half of the glyph, the activation the right one, products lie under their pills.
 */
export const closedPose = (layout: NetworkLayout, place: NeuronPlace): OpenedPlace => {
  const { name, layer, unit, sum, activation, box, bias } = place
  const places: InnerPlace[] = []
  const wires: InnerWire[] = []
  const add = (
    id: string,
    role: InnerRole,
    node: number,
    edge: number,
    where: Pick<InnerPlace, 'box' | 'label' | 'strip' | 'out'>,
  ): void => void places.push({ id, role, node, edge, ...where })
  if (bias) {
    const { node, edge, pill } = bias
    add(`bias:${edge}`, 'bias', node, edge, { box: pill, label: null, strip: null, out: 1 })
    const x = pill.x + pill.w / 2
    const [top, bottom]: readonly [Point, Point] = [
      [x, pill.y + pill.h],
      [x, box.y],
    ]
    const middle: Point = [x, (top[1] + bottom[1]) / 2]
    const points = [...line(top, middle), ...straight(middle, bottom)]
    wires.push({ edge, source: node, consumer: sum, weight: node, carries: 'bias', points })
  }
  for (const wire of layout.wires) {
    if (wire.sum !== sum) continue
    const { product, weight, weightEdge, activationEdge, productEdge, pill, from, to, source } = wire
    const centre = pillCentre(wire)
    const spot = at(centre)
    add(`operation:${product}`, 'product', product, productEdge, {
      box: spot,
      label: spot,
      strip: spot,
      out: 0,
    })
    add(`pill:${product}`, 'weight', weight, weightEdge, {
      box: pill ?? spot,
      label: null,
      strip: null,
      out: pill ? 1 : 0,
    })
    const side: Point = pill ? [pill.x, centre[1]] : centre
    const arrives = pill ? curvePoints(from, side) : line(from, centre)
    const half: Point = [(centre[0] + to[0]) / 2, (centre[1] + to[1]) / 2]
    const common = { weight } as const
    wires.push(
      {
        ...common,
        edge: activationEdge,
        source,
        consumer: product,
        carries: 'input',
        points: [...arrives, ...straight(side, centre)],
      },
      {
        ...common,
        edge: weightEdge,
        source: weight,
        consumer: product,
        carries: 'weight',
        points: line(centre, centre),
      },
      {
        ...common,
        edge: productEdge,
        source: product,
        consumer: sum,
        carries: 'product',
        points: [...line(centre, half), ...straight(half, to)],
      },
    )
  }
  add(`operation:${sum}`, 'sum', sum, -1, { ...half(place, 'sum'), out: 1 })
  add(`operation:${activation}`, 'activation', activation, -1, { ...half(place, 'activation'), out: 1 })
  return { name, layer, unit, sum, activation, box, openness: 0, places, wires }
}
