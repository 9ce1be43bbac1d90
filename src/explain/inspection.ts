import { type Graph, gradientCell, type Role } from '../engine/graph.ts'
import type { Moment } from './explanation.ts'
import { graphRows } from './graph-rows.ts'
import { inspectEdge } from './inspect-edge.ts'
import type { InspectedNumber, Inspection } from './inspected.ts'
import { layerCount, layerPhrase } from './layer-names.ts'
import { learningRateIn } from './learning-rate.ts'
import { probabilityOf } from './loss-words.ts'
import { type Names, namesOf } from './names.ts'
import { grouped } from './sentence.ts'
import { stateCells } from './state-cells.ts'

const MOST_TERMS = 4

const numberOf = (moment: Moment, node: number, label: string): InspectedNumber => {
  const { value } = graphRows(moment, node, 1)[0]!
  return { label, value, hue: 'value', cell: node, note: value === null ? 'not yet' : '' }
}

/** A node's gradient; nothing where none is computed. */
const gradientOf = (moment: Moment, node: number, names: Names): readonly InspectedNumber[] => {
  const { graph } = moment
  const { gradient, arrived, total } = graphRows(moment, node, 1)[0]!
  if (total === 0) return []
  const note =
    gradient === null ? 'not yet' : arrived < total ? `so far, ${grouped(arrived)} of ${grouped(total)}` : ''
  const label = names.gradientShort(node)
  return [{ label, value: gradient, hue: 'gradient', cell: gradientCell(graph, node), note }]
}

/** What the optimizer keeps of a parameter. */
const stateOf = (moment: Moment, node: number): readonly InspectedNumber[] =>
  stateCells(moment, node).map(({ name, cell }) => ({
    label: name,
    value: moment.trace.cellsAt(moment.step)[cell]!,
    hue: 'update',
    cell,
    note: '',
  }))

const consumersOf = ({ graph }: Moment, node: number): readonly number[] =>
  Array.from(
    graph.outEdge.subarray(graph.firstOut[node]!, graph.firstOut[node + 1]!),
    (e) => graph.consumer[e]!,
  )

const sourcesOf = ({ graph }: Moment, node: number): readonly number[] =>
  Array.from(graph.source.subarray(graph.firstEdge[node]!, graph.firstEdge[node + 1]!))

const neuron = (moment: Moment, sum: number, names: Names): Inspection => {
  const { graph } = moment
  const activation = consumersOf(moment, sum).find((n) => graph.nodes[n]!.tag?.role === 'activation') ?? sum
  const layer = graph.nodes[sum]!.tag?.layer ?? 1
  return {
    name: names.owner(sum),
    role: `neuron of ${layerPhrase(layer, layerCount({ graph, moment }))}`,
    numbers: [
      numberOf(moment, sum, 'z, weighted sum'),
      numberOf(moment, activation, 'a, activation'),
      ...gradientOf(moment, sum, names),
      ...gradientOf(moment, activation, names),
    ],
  }
}

const weight = (moment: Moment, product: number, names: Names): Inspection => {
  const [activation, w] = sourcesOf(moment, product)
  return {
    name: names.text(w!),
    role: `weight from ${names.owner(activation!)} to ${names.owner(product)}`,
    numbers: [
      numberOf(moment, w!, names.text(w!)),
      ...gradientOf(moment, w!, names),
      ...stateOf(moment, w!),
      numberOf(moment, product, `${names.text(product)}, contribution`),
    ],
  }
}

const bias = (moment: Moment, edge: number, names: Names): Inspection => {
  const { graph } = moment
  const node = graph.source[edge]!
  const fixed = graph.nodes[node]!.trainable ? '' : ', fixed'
  return {
    name: names.text(node),
    role: `bias of ${names.owner(graph.consumer[edge]!)}${fixed}`,
    numbers: [
      numberOf(moment, node, names.text(node)),
      ...gradientOf(moment, node, names),
      ...stateOf(moment, node),
    ],
  }
}

const loss = (moment: Moment, node: number, names: Names): Inspection => {
  const terms = moment.graph.nodes.flatMap(({ id, tag }) => (tag?.role === 'term' ? [id] : []))
  return {
    name: names.text(node),
    role: 'loss',
    numbers: [
      numberOf(moment, node, names.text(node)),
      ...gradientOf(moment, node, names),
      ...terms.slice(0, MOST_TERMS).flatMap((n) => {
        const [target, activation] = sourcesOf(moment, n)
        const shown = [n, target!, probabilityOf(moment.graph, activation!)]
        return shown.flatMap((id) => (id < 0 ? [] : [numberOf(moment, id, names.text(id))]))
      }),
    ],
  }
}

const leaf = (moment: Moment, node: number, names: Names): Inspection => ({
  name: names.text(node),
  role: graphRows(moment, node, 1)[0]!.role,
  numbers: [
    numberOf(moment, node, names.text(node)),
    ...gradientOf(moment, node, names),
    ...stateOf(moment, node),
  ],
})

const operation = (moment: Moment, node: number, names: Names): Inspection => ({
  name: names.text(node),
  role:
    node === moment.graph.output
      ? `${graphRows(moment, node, 1)[0]!.role}, the output`
      : graphRows(moment, node, 1)[0]!.role,
  numbers: [numberOf(moment, node, names.text(node)), ...gradientOf(moment, node, names)],
})

const constant = (moment: Moment, node: number, names: Names): Inspection => ({
  name: names.text(node),
  role: 'constant',
  numbers: [numberOf(moment, node, names.text(node))],
})

const rate = (moment: Moment): Inspection | null => {
  const value = learningRateIn(moment)
  const number = { label: 'η', value, hue: 'ink', cell: -1, note: '' } as const
  return value === null ? null : { name: 'η', role: 'learning rate', numbers: [number] }
}

type Teller = (moment: Moment, index: number, names: Names) => Inspection
type Fits = (graph: Graph, index: number) => boolean

const isNode: Fits = ({ nodes }, node) => nodes[node] !== undefined
const isEdge: Fits = ({ source }, edge) => source[edge] !== undefined
const has =
  (role: Role): Fits =>
  ({ nodes }, node) =>
    nodes[node]?.tag?.role === role
const isFromBias: Fits = (graph, edge) => isEdge(graph, edge) && has('bias')(graph, graph.source[edge]!)

/** Per kind of thing what its index must lead to: an id may be of a network that was in view before. */
const TELLERS: Readonly<Record<string, readonly [Fits, Teller]>> = {
  neuron: [has('sum'), neuron],
  pill: [has('product'), weight],
  wire: [has('product'), weight],
  bias: [isFromBias, bias],
  stub: [isFromBias, bias],
  input: [isNode, leaf],
  term: [isNode, leaf],
  loss: [isNode, loss],
  operation: [isNode, operation],
  leaf: [isNode, leaf],
  constant: [isNode, constant],
  edge: [isEdge, inspectEdge],
}

/** What there is to say about a leaf, wherever it stands. */
export const inspectLeaf = (moment: Moment, node: number): Inspection =>
  leaf(moment, node, namesOf(moment.graph, moment.notation))

/** What there is to say about the thing on the stage with this id, such as `neuron:12`; null where nothing is. */
export const inspect = (moment: Moment, id: string): Inspection | null => {
  if (id === 'rate') return rate(moment)
  const { graph, notation } = moment
  const [kind = '', index = ''] = id.split(':')
  const [fits, tell] = TELLERS[kind] ?? []
  return tell && fits?.(graph, Number(index)) ? tell(moment, Number(index), namesOf(graph, notation)) : null
}
