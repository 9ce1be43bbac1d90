import type {
  InnerPlace,
  LossPlace,
  NetworkLayout,
  NeuronPlace,
  OpenedPlace,
  WirePlace,
} from '../layout/layout.ts'
import type { Area } from './draw.ts'
import { mix } from './ease.ts'
import { closedPose } from './opened-pose.ts'
import type { Point } from './path-point.ts'

const mixArea = (a: Area, b: Area, t: number): Area => ({
  x: mix(a.x, b.x, t),
  y: mix(a.y, b.y, t),
  w: mix(a.w, b.w, t),
  h: mix(a.h, b.h, t),
})

const mixPoint = (a: Point, b: Point, t: number): Point => [mix(a[0], b[0], t), mix(a[1], b[1], t)]

/** The way from one to the other where both are there, else none. */
const mixMaybe = (a: Area | null, b: Area | null, t: number): Area | null =>
  a && b ? mixArea(a, b, t) : null

const mixNeuron = (a: NeuronPlace, b: NeuronPlace, t: number): NeuronPlace => ({
  ...b,
  box: mixArea(a.box, b.box, t),
  open: mixArea(a.open, b.open, t),
  strip: mixArea(a.strip, b.strip, t),
  bias: a.bias && b.bias && { ...b.bias, pill: mixArea(a.bias.pill, b.bias.pill, t) },
})

const mixWire = (a: WirePlace, b: WirePlace, t: number): WirePlace => ({
  ...b,
  from: mixPoint(a.from, b.from, t),
  to: mixPoint(a.to, b.to, t),
  pill: mixMaybe(a.pill, b.pill, t),
})

const mixOpened = (a: OpenedPlace, b: OpenedPlace, t: number): OpenedPlace => ({
  ...b,
  box: mixArea(a.box, b.box, t),
  openness: mix(a.openness, b.openness, t),
  places: b.places.map((place, k) => {
    const before = a.places[k]!
    return {
      ...place,
      box: mixArea(before.box, place.box, t),
      label: mixMaybe(before.label, place.label, t),
      strip: mixMaybe(before.strip, place.strip, t),
      out: mix(before.out, place.out, t),
    }
  }),
  wires: b.wires.map((wire, k) => {
    const { points } = a.wires[k]!
    return { ...wire, points: wire.points.map((to, i) => mix(points[i]!, to, t)) }
  }),
})

const mixLoss = (a: LossPlace, b: LossPlace, t: number): LossPlace => ({
  ...b,
  box: mixArea(a.box, b.box, t),
  strip: mixArea(a.strip, b.strip, t),
  terms: b.terms.map((term, k) => ({
    ...term,
    from: mixPoint(a.terms[k]!.from, term.from, t),
    to: mixPoint(a.terms[k]!.to, term.to, t),
  })),
})

const bySum = <P extends { readonly sum: number }>(places: readonly P[]): ReadonlyMap<number, P> =>
  new Map(places.map((place) => [place.sum, place]))

/** What comes out of nothing has the shape that it will have, too small to be seen. */
const shrunk = ({ x, y }: Area, shape: Area | null): Area | null =>
  shape && { x, y, w: shape.w * 1e-3, h: shape.h * 1e-3 }

const middleOf = ({ x, y, w }: Area): Area => ({ x: x + w / 2, y, w: 0, h: 0 })

/** A glyph as it is just before it comes out of a closed neuron, or just after it has gone back into it. */
const before = (place: InnerPlace, closed: InnerPlace | undefined, frame: Area): InnerPlace => {
  const spot = closed?.box ?? middleOf(frame)
  if (closed?.out === 1)
    return {
      ...place,
      box: closed.box,
      label: place.label && closed.label,
      strip: place.strip && closed.strip,
    }
  return { ...place, box: spot, label: shrunk(spot, place.label), strip: shrunk(spot, place.strip), out: 0 }
}

/** A closed neuron as if it were opened, glyph by glyph and wire by wire as where it is opened. */
const matching = (closed: OpenedPlace, opened: OpenedPlace): OpenedPlace => {
  const places = new Map(closed.places.map((place) => [place.id, place]))
  const wires = new Map(closed.wires.map((wire) => [wire.edge, wire]))
  const { x, y, w, h } = closed.box
  const spot = { x: x + w / 2, y: y + h / 2 }
  return {
    ...closed,
    places: opened.places.map((place) => before(place, places.get(place.id), closed.box)),
    wires: opened.wires.map((wire) => ({
      ...wire,
      points: wires.get(wire.edge)?.points ?? wire.points.map((_, k) => (k % 2 === 0 ? spot.x : spot.y)),
    })),
  }
}

/** The two ends of a way between two layouts: in both the same neurons count as opened, however far they are. */
export interface MorphEnds {
  readonly from: NetworkLayout
  readonly to: NetworkLayout
}

const known = new WeakMap<NetworkLayout, { readonly to: NetworkLayout; readonly ends: MorphEnds }>()

/** The same layout with those neurons opened that are opened here or there. */
const posed = (layout: NetworkLayout, other: NetworkLayout): NetworkLayout => {
  const [here, there] = [bySum(layout.opened), bySum(other.opened)]
  const both = (sum: number): boolean => !here.has(sum) && !there.has(sum)
  const poses = layout.neurons.flatMap((neuron) => {
    const opened = there.get(neuron.sum)
    return opened ? [matching(closedPose(layout, neuron), opened)] : []
  })
  return {
    ...layout,
    neurons: layout.neurons.filter(({ sum }) => both(sum)),
    wires: layout.wires.filter(({ sum }) => both(sum)),
    opened: [...layout.opened, ...poses].sort((p, q) => p.sum - q.sum),
  }
}

/** The ends of the way from one layout to another of the same graph, found once. */
export const endsOf = (a: NetworkLayout, b: NetworkLayout): MorphEnds => {
  const before = known.get(a)
  if (before?.to === b) return before.ends
  const ends = { from: posed(a, b), to: posed(b, a) }
  known.set(a, { to: b, ends })
  return ends
}

/** Whether two layouts can be morphed into each other: they are of one graph, and as detailed. */
export const canMorph = (a: NetworkLayout, b: NetworkLayout): boolean =>
  a.detail === b.detail &&
  a.neurons.length + a.opened.length === b.neurons.length + b.opened.length &&
  a.inputs.length === b.inputs.length

/**
 * A layout on the way from one to another of the same graph, t = 0 … 1: every node and edge keeps its identity and
 * travels from where it stands in the one to where it stands in the other. Neurons that are opened in either count as
 * opened on the way. At 0 and at 1 it is the one and the other.
 */
export const morphed = (a: NetworkLayout, b: NetworkLayout, t: number): NetworkLayout => {
  if (t <= 0) return a
  if (t >= 1) return b
  const { from, to } = endsOf(a, b)
  return {
    ...to,
    width: mix(a.width, b.width, t),
    height: mix(a.height, b.height, t),
    textScale: mix(a.textScale, b.textScale, t),
    wireWidth: mix(a.wireWidth, b.wireWidth, t),
    columns: to.columns.map((column, k) => ({
      title: column.title,
      x: mix(a.columns[k]!.x, column.x, t),
      y: mix(a.columns[k]!.y, column.y, t),
    })),
    inputs: to.inputs.map(({ node, box }, k) => ({ node, box: mixArea(a.inputs[k]!.box, box, t) })),
    neurons: to.neurons.map((place, k) => mixNeuron(from.neurons[k]!, place, t)),
    wires: to.wires.map((wire, k) => mixWire(from.wires[k]!, wire, t)),
    opened: to.opened.map((place, k) => mixOpened(from.opened[k]!, place, t)),
    loss: a.loss && b.loss && mixLoss(a.loss, b.loss, t),
    rate: mixMaybe(a.rate, b.rate, t),
  }
}
