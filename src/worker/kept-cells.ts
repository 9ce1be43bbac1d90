import { type Graph, gradientCell, stateCell } from '../engine/graph.ts'
import type { Optimizer } from '../engine/optimizer.ts'
import { hasGradient } from '../engine/schedule.ts'

/**
 * Cells that training or edits may change from one iteration to the next: leaves that hold their own number, optimizer
 * state, and the gradients of parameters where they are kept.
 */
export const keptCells = (graph: Graph, optimizer: Optimizer, keepsGradients: boolean): Int32Array => {
  const loaded = new Set(graph.loaded)
  const leaves = graph.nodes.filter((n) => n.op === null && !loaded.has(n.id)).map((n) => n.id)
  const width = optimizer.state.length
  const state = Array.from(
    { length: graph.parameters.length * width },
    (_, i) => stateCell(graph, 0, 0, width) + i,
  )
  const gradients = keepsGradients
    ? graph.parameters.filter((p) => hasGradient(graph, p)).map((p) => gradientCell(graph, p))
    : []
  return Int32Array.from([...leaves, ...state, ...gradients])
}
