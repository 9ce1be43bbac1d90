import { stateCell } from '../engine/graph.ts'
import type { StateName } from '../engine/optimizer.ts'
import type { Moment } from './explanation.ts'

/** The numbers that the optimizer keeps of a node by name, with their cells; none for what it does not change. */
export const stateCells = (
  { graph, schedule }: Pick<Moment, 'graph' | 'schedule'>,
  node: number,
): readonly { readonly name: StateName; readonly cell: number }[] => {
  const { state } = schedule.optimizer
  const p = state.length > 0 && graph.nodes[node]!.trainable ? graph.parameters.indexOf(node) : -1
  return p < 0 ? [] : state.map((name, k) => ({ name, cell: stateCell(graph, p, k, state.length) }))
}
