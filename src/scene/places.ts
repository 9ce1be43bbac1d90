import type { Moment } from '../explain/explanation.ts'
import type { InnerPlace, NetworkLayout } from '../layout/layout.ts'
import type { Area } from './draw.ts'
import { partArea, rowArea, totalArea } from './loss-places.ts'
import { closedParts, openParts, stripAt, stripHalves } from './parts.ts'
import { isNarrow } from './pill.ts'
import { smallScene } from './small.ts'

/** What an edge or node belongs to, by its position in the layout's lists. */
export type Home =
  | { readonly in: 'wire'; readonly index: number }
  | { readonly in: 'neuron'; readonly index: number }
  | { readonly in: 'bias'; readonly index: number }
  | { readonly in: 'input'; readonly index: number }
  | { readonly in: 'term'; readonly index: number }
  | { readonly in: 'loss' }
  | { readonly in: 'opened'; readonly index: number }

/** Looks up where edges and nodes are drawn. */
export interface Homes {
  readonly edge: ReadonlyMap<number, Home>
  readonly node: ReadonlyMap<number, Home>
  /** Wires and biases of each parameter, which may be shared. */
  readonly wiresOf: ReadonlyMap<number, readonly number[]>
  readonly biasesOf: ReadonlyMap<number, readonly number[]>
  /** The glyphs in opened neurons by their nodes; a shared parameter has several. */
  readonly inner: ReadonlyMap<number, readonly InnerPlace[]>
}

const cache = new WeakMap<NetworkLayout, Homes>()

const push = <T>(map: Map<number, T[]>, key: number, value: T): void => {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Makes the look-up table of a layout, once. */
export const homesOf = (layout: NetworkLayout): Homes => {
  const known = cache.get(layout)
  if (known) return known
  const edge = new Map<number, Home>()
  const node = new Map<number, Home>()
  const wiresOf = new Map<number, number[]>()
  const biasesOf = new Map<number, number[]>()
  layout.inputs.forEach((p, index) => {
    node.set(p.node, { in: 'input', index })
  })
  layout.neurons.forEach((p, index) => {
    node.set(p.sum, { in: 'neuron', index }).set(p.activation, { in: 'neuron', index })
    if (!p.bias) return
    edge.set(p.bias.edge, { in: 'bias', index })
    push(biasesOf, p.bias.node, index)
  })
  layout.wires.forEach((w, index) => {
    const home: Home = { in: 'wire', index }
    node.set(w.product, home)
    edge.set(w.weightEdge, home).set(w.activationEdge, home).set(w.productEdge, home)
    push(wiresOf, w.weight, index)
  })
  const inner = new Map<number, InnerPlace[]>()
  layout.opened.forEach(({ places, wires }, index) => {
    const home: Home = { in: 'opened', index }
    for (const place of places) {
      push(inner, place.node, place)
      if (place.role !== 'weight' && place.role !== 'bias') node.set(place.node, home)
    }
    for (const wire of wires) edge.set(wire.edge, home)
  })
  layout.loss?.terms.forEach((t, index) => {
    const home: Home = { in: 'term', index }
    node.set(t.node, home).set(t.target, home)
    if (t.probability >= 0) node.set(t.probability, home)
    edge.set(t.targetEdge, home)
    for (const e of t.edges) edge.set(e, home)
  })
  const homes = { edge, node, wiresOf, biasesOf, inner }
  cache.set(layout, homes)
  return homes
}

/** Tells that a layout differs from another one only in where things stand; answers it. */
export const shareHomes = (from: NetworkLayout, layout: NetworkLayout): NetworkLayout => {
  cache.set(layout, homesOf(from))
  return layout
}

/** The home of an edge: edges inside a neuron or the loss are at home with their consumer. */
export const homeOfEdge = (layout: NetworkLayout, { graph }: Moment, e: number): Home =>
  homesOf(layout).edge.get(e) ?? homesOf(layout).node.get(graph.consumer[e]!) ?? { in: 'loss' }

const pillLine = ({ x, y, w }: Area, top: number, h: number): Area => {
  const inset = isNarrow(w) ? 4 : 6
  return { x: x + inset, y: y + top, w: w - 2 * inset, h }
}
/** The line of a pill that holds the weight's number. */
export const firstLine = (pill: Area): Area => pillLine(pill, 3, 21)
/** The line of a pill that holds the gradient. */
export const secondLine = (pill: Area): Area => pillLine(pill, 23, 20)

/**
 * Where the number of a cell stands on the stage, null where it is not shown: parameters in their pills, z and a in
 * their glyphs, gradients in strips and second lines. `open` tells which neurons are open; `wire` which pill is meant
 * where a parameter is shared.
 */
export const spotOf = (
  layout: NetworkLayout,
  moment: Moment,
  cell: number,
  open: (neuron: number) => boolean,
  wire: number,
): Area | null => {
  const { graph } = moment
  const isGradient = cell >= graph.nodeCount
  if (cell >= 2 * graph.nodeCount || cell < 0) return null
  const node = isGradient ? cell - graph.nodeCount : cell
  const homes = homesOf(layout)
  const wires = homes.wiresOf.get(node)
  if (wires) {
    const pill = layout.wires[wires.includes(wire) ? wire : wires[0]!]!.pill
    return pill && (isGradient ? secondLine(pill) : firstLine(pill))
  }
  const bias = homes.biasesOf.get(node)?.[0]
  const isFull = layout.detail === 'full'
  if (bias !== undefined) return isFull ? layout.neurons[bias]!.bias!.pill : null
  if (node === graph.output && layout.loss)
    return isGradient ? { ...layout.loss.strip, h: 28 } : totalArea(layout.loss)
  const home = homes.node.get(node)
  if (!home) return layout.loss && !isGradient ? partArea(layout, node) : null
  if (home.in === 'input') {
    const { box } = layout.inputs[home.index]!
    if (isGradient) return null
    return isFull || smallScene()?.numberArea(box, layout.detail) ? box : null
  }
  if (home.in === 'term' && layout.loss && layout.loss.rows > 0) {
    return isGradient ? null : rowArea(layout.loss, home.index, node)
  }
  if (home.in !== 'neuron') return null
  const place = layout.neurons[home.index]!
  const isSum = node === place.sum
  const isOpen = open(home.index)
  if (!isFull && !isOpen)
    return isSum || isGradient ? null : (smallScene()?.numberArea(place.box, layout.detail) ?? null)
  if (isGradient) {
    const halves = stripHalves(stripAt(place, isOpen ? 1 : 0))
    return isSum ? halves.z : halves.a
  }
  const parts = isOpen ? openParts(place) : closedParts(place)
  return isSum ? parts.z : parts.a
}
