import { type Graph, gradientCell } from '../engine/graph.ts'
import { progressOf } from '../engine/schedule.ts'
import type { Moment } from './explanation.ts'
import { namesOf } from './names.ts'

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
  /** Null until the optimizer has written it. */
  readonly after: number | null
  /** False for parameters that training leaves as they are. */
  readonly trainable: boolean
  /** Whether the beat told about reads or writes it or its gradient. */
  readonly active: boolean
}

/** Weights, then biases; in a plain expression every leaf that has a gradient. */
const parametersOf = (graph: Graph): readonly number[] => {
  const having = (role: string | undefined) =>
    graph.nodes.filter((n) => !n.op && n.tag?.role === role && (n.tag || n.needsGradient)).map((n) => n.id)
  return [...having('weight'), ...having('bias'), ...having(undefined)]
}

const nodesOf = ({ schedule, graph, beat }: Moment): ReadonlySet<number> => {
  const nodes = new Set<number>()
  if (beat === null) return nodes
  for (let i = beat.from; i < beat.to; i++) {
    if (schedule.cell[i]! < 2 * graph.nodeCount) nodes.add(schedule.node[i]!)
    else if (schedule.edge[i]! >= 0) nodes.add(graph.source[schedule.edge[i]!]!)
  }
  return nodes
}

/** The table of parameters at a moment. */
export const parameterRows = (moment: Moment): readonly ParameterRow[] => {
  const { graph, schedule, trace, notation, step, beat } = moment
  const names = namesOf(graph, notation)
  const cells = trace.cellsAt(step)
  const clears = beat !== null && trace.at(beat.to - 1).kind === 'zero'
  const active = clears ? new Set<number>() : nodesOf(moment)
  return parametersOf(graph).map((node) => {
    const cell = gradientCell(graph, node)
    const { arrived, total } = progressOf(schedule, graph, cell, step)
    const earlierSamples = !schedule.position.first && graph.nodes[node]!.trainable
    const updated = progressOf(schedule, graph, node, step)
    return {
      node,
      name: names.text(node),
      value: trace.columns.initial[node]!,
      gradient: arrived > 0 || earlierSamples ? cells[cell]! : null,
      arrived,
      total,
      after: updated.arrived > 0 ? cells[node]! : null,
      trainable: graph.nodes[node]!.trainable,
      active: active.has(node),
    }
  })
}
