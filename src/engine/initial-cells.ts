import { cellCount, type Graph } from './graph.ts'
import type { Optimizer } from './optimizer.ts'

/** The cells of a graph at iteration 0: leaves hold their numbers, everything else is 0. */
export const initialCells = (graph: Graph, optimizer: Optimizer): Float64Array => {
  const cells = new Float64Array(cellCount(graph, optimizer.state.length))
  for (const { id, op, value } of graph.nodes) if (!op) cells[id] = value
  return cells
}
