import type { Graph } from '../engine/graph.ts'

/** The leaves that can be nudged: those with a gradient, and the given numbers and fixed parameters without one. */
export interface NudgeLeaves {
  readonly having: readonly number[]
  readonly without: readonly number[]
}

const known = new WeakMap<Graph, NudgeLeaves>()

/** The leaves of a graph that stand for numbers people may change, by whether backprop computes their gradient. */
export const nudgeLeaves = (graph: Graph): NudgeLeaves => {
  const before = known.get(graph)
  if (before) return before
  const leaves = graph.nodes.filter((n) => n.op === null && (n.needsGradient || n.tag !== null))
  const changeable = leaves.filter((n) => n.tag?.role !== 'constant')
  const ids = (needsGradient: boolean): readonly number[] =>
    changeable.filter((n) => n.needsGradient === needsGradient).map((n) => n.id)
  const result = { having: ids(true), without: ids(false) }
  known.set(graph, result)
  return result
}

/** Whether a leaf holds data, which can be changed before the first update only: changing it starts training over. */
export const isGiven = (graph: Graph, leaf: number): boolean => {
  const role = graph.nodes[leaf]?.tag?.role
  return role === 'input' || role === 'target'
}
