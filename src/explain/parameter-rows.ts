import { type Graph, gradientCell } from '../engine/graph.ts'
import { progressOf } from '../engine/schedule.ts'
import { KINDS } from '../engine/step.ts'
import type { Moment } from './explanation.ts'
import { namesOf } from './names.ts'
import { addsToEarlier } from './sample-words.ts'

/** One row of the table of parameters. */
export interface ParameterRow {
  readonly node: number
  /** `w₅`. */
  readonly name: string
  /** Before this iteration's update. */
  readonly value: number
  /** Null until a contribution has arrived, and always for fixed parameters. */
  readonly gradient: number | null
  /** Contributions that have arrived and in all. */
  readonly arrived: number
  readonly total: number
  /** Null until the optimizer has written it for the last time. */
  readonly after: number | null
  /** False for parameters that training leaves as they are. */
  readonly trainable: boolean
  /** Whether the beat told about reads or writes it or its gradient. */
  readonly active: boolean
}

/** The parameters of a graph in the order of the table, and per node its place there, -1 where it has none. */
interface Order {
  readonly nodes: readonly number[]
  readonly placeOf: Int32Array
}

const orders = new WeakMap<Graph, Order>()

/** Weights, then biases; in a plain expression every leaf that is named. Worked out once per graph. */
const orderOf = (graph: Graph): Order => {
  const known = orders.get(graph)
  if (known) return known
  const having = (role: string | undefined) =>
    graph.nodes
      .filter((n) => !n.op && n.tag?.role === role && (n.tag || n.needsGradient || n.name !== ''))
      .map((n) => n.id)
  const nodes = [...having('weight'), ...having('bias'), ...having(undefined)]
  const placeOf = new Int32Array(graph.nodeCount).fill(-1)
  nodes.forEach((node, place) => {
    placeOf[node] = place
  })
  const order = { nodes, placeOf }
  orders.set(graph, order)
  return order
}

/** Calls back with the place of each parameter that the beat told about reads or writes. */
const eachActive = ({ schedule, graph, beat }: Moment, visit: (place: number) => void): void => {
  if (beat === null || KINDS[schedule.kind[beat.to - 1]!] === 'zero') return
  const { placeOf } = orderOf(graph)
  for (let i = beat.from; i < beat.to; i++) {
    const edge = schedule.edge[i]!
    const isOwn = schedule.cell[i]! < 2 * graph.nodeCount || KINDS[schedule.kind[i]!] === 'update'
    const node = isOwn ? schedule.node[i]! : edge >= 0 ? graph.source[edge]! : -1
    if (node >= 0 && placeOf[node]! >= 0) visit(placeOf[node]!)
  }
}

/** Number of rows of the table of parameters. */
export const parameterCount = ({ graph }: Moment): number => orderOf(graph).nodes.length

/** Where in the table the first active row is, -1 where none is. */
export const firstActiveParameter = (moment: Moment): number => {
  let first = Number.POSITIVE_INFINITY
  eachActive(moment, (place) => {
    first = Math.min(first, place)
  })
  return Number.isFinite(first) ? first : -1
}

/** The table of parameters at a moment: at most `count` rows from row `from` on, by default all of them. */
export const parameterRows = (
  moment: Moment,
  from = 0,
  count = Number.POSITIVE_INFINITY,
): readonly ParameterRow[] => {
  const { graph, schedule, trace, notation, step } = moment
  const names = namesOf(graph, notation)
  const cells = trace.cellsAt(step)
  const adds = addsToEarlier(moment)
  const active = new Set<number>()
  eachActive(moment, (place) => {
    if (place >= from && place < from + count) active.add(place)
  })
  return orderOf(graph)
    .nodes.slice(from, from + count)
    .map((node, i) => {
      const cell = gradientCell(graph, node)
      const { arrived, total } = progressOf(schedule, graph, cell, step)
      const earlierSamples = adds && graph.nodes[node]!.trainable
      const updated = progressOf(schedule, graph, node, step)
      return {
        node,
        name: names.text(node),
        value: trace.columns.initial[node]!,
        gradient: arrived > 0 || earlierSamples ? cells[cell]! : null,
        arrived,
        total,
        after: updated.arrived > 0 && updated.complete ? cells[node]! : null,
        trainable: graph.nodes[node]!.trainable,
        active: active.has(from + i),
      }
    })
}
