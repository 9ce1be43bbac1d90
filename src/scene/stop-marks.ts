import type { Graph } from '../engine/graph.ts'
import type { Box, Layout, NetworkLayout, OperationLayout } from '../layout/layout.ts'
import type { Mark } from './mark.ts'

/** A corner of what a node is shown as, in world units. */
type Corner = readonly [number, number]

const left = ({ x, y }: Box): Corner => [x, y]
const right = ({ x, y, w }: Box): Corner => [x + w, y]

const cornersInNetwork = (layout: NetworkLayout, isOpen: (sum: number) => boolean): Map<number, Corner> => {
  const corners = new Map<number, Corner>()
  for (const { node, box } of layout.inputs) corners.set(node, left(box))
  for (const { weight, product, pill, from, to } of layout.wires) {
    const corner: Corner = pill ? left(pill) : [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
    for (const node of [weight, product]) if (!corners.has(node)) corners.set(node, corner)
  }
  for (const { sum, activation, box, open, bias } of layout.neurons) {
    const shown = isOpen(sum) ? open : box
    corners.set(sum, left(shown))
    corners.set(activation, right(shown))
    if (bias && !corners.has(bias.node)) corners.set(bias.node, left(bias.pill))
  }
  for (const { places } of layout.opened)
    for (const { node, box } of places) if (!corners.has(node)) corners.set(node, left(box))
  if (layout.loss) {
    const { node, box, terms, logSumExp, sum } = layout.loss
    for (const t of terms) for (const each of [t.node, t.target, t.probability]) corners.set(each, left(box))
    for (const each of [node, logSumExp, sum]) corners.set(each, left(box))
    // A loss without probabilities or log-sum-exp has −1 for them.
    corners.delete(-1)
  }
  return corners
}

const cornersOfPlaces = ({ places }: OperationLayout): Map<number, Corner> =>
  new Map(places.map(({ node, box }) => [node, left(box)]))

const HALF = 8

const diamond = ([x, y]: Corner): readonly Mark[] => {
  const points = [x, y - HALF, x + HALF, y, x, y + HALF, x - HALF, y]
  const path = { t: 'path', points, curve: false, closed: true } as const
  return [
    { ...path, stroke: 'paper', width: 5 },
    { ...path, stroke: 'ink', width: 2, fill: 'paper' },
  ]
}

/**
 * A hollow diamond at the corner of everything that shows a node with a stop: at a neuron's left corner for its weighted
 * sum, at the right one for its activation; what is not shown itself is marked at its consumer. `isOpen` tells of a
 * weighted sum whether its neuron is drawn open.
 */
export const stopMarks = (
  layout: Layout,
  { firstOut, outEdge, consumer }: Pick<Graph, 'firstOut' | 'outEdge' | 'consumer'>,
  nodes: readonly number[],
  isOpen: (sum: number) => boolean,
): readonly Mark[] => {
  const corners = layout.kind === 'network' ? cornersInNetwork(layout, isOpen) : cornersOfPlaces(layout)
  const cornerOf = (node: number): Corner | undefined =>
    corners.get(node) ?? corners.get(consumer[outEdge[firstOut[node] ?? -1] ?? -1] ?? -1)
  const marked = new Map(nodes.map((node) => [`${cornerOf(node)}`, cornerOf(node)]))
  return [...marked.values()].flatMap((corner) => (corner ? diamond(corner) : []))
}
