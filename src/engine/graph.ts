import type { Op } from './op.ts'

/**
 * The part a node plays in a network; nodes of plain expressions have none. What belongs to the loss: a `term` per output
 * (of a softmax cross-entropy target × logit), their sums (`loss`), the `logSumExp` of all logits, and a `probability` per
 * output, which is shown and leads nowhere.
 */
export type Role =
  | 'input'
  | 'target'
  | 'weight'
  | 'bias'
  | 'constant'
  | 'product'
  | 'sum'
  | 'activation'
  | 'term'
  | 'logSumExp'
  | 'probability'
  | 'loss'

/**
 * Where a node stands in a network. Layer 0 holds the inputs, 1…K the neurons, K+1 the loss and its targets; `unit`
 * counts from 0 in its layer. A weight carries the unit it comes `from` in the layer before, other nodes -1. A shared
 * parameter is tagged with its first consumer.
 */
export interface NodeTag {
  readonly role: Role
  readonly layer: number
  readonly unit: number
  readonly from: number
}

/** One scalar of the graph: a leaf (`op` null) that holds a number, or an operation on earlier nodes. */
export interface GraphNode {
  /** Position in topological order, 0…N−1. */
  readonly id: number
  readonly op: Op | null
  /** The name people see, such as `w5`, `i1`, `h1`; empty for unnamed operations. */
  readonly name: string
  /** A leaf's number at iteration 0; NaN for operations. */
  readonly value: number
  /** Whether ∂L/∂node is computed at all. For an operation: whether any source needs it. */
  readonly needsGradient: boolean
  /** Whether the optimizer changes this leaf. Implies `needsGradient`. */
  readonly trainable: boolean
  readonly tag: NodeTag | null
}

/**
 * A scalar computational graph: N nodes in topological order and E edges. Edge e is *(consumer, slot)*: the edges of
 * consumer n are `firstEdge[n]` … `firstEdge[n+1] − 1` in slot order, so `x*x` has two edges.
 */
export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly nodeCount: number
  readonly edgeCount: number
  /** The node whose gradient is seeded, usually the loss. */
  readonly output: number
  /** Length N+1. */
  readonly firstEdge: Int32Array
  /** Length E: the node a value comes from. */
  readonly source: Int32Array
  /** Length E: the node a value goes to. */
  readonly consumer: Int32Array
  /** Length N+1: node n's outgoing edges are `outEdge[firstOut[n]]` … `outEdge[firstOut[n+1] − 1]`, ascending. */
  readonly firstOut: Int32Array
  readonly outEdge: Int32Array
  /** Length N: 1 where the node reaches the output. */
  readonly reachesOutput: Uint8Array
  /** Length E: 1 where backward pulls a gradient along the edge. */
  readonly pulled: Uint8Array
  /** Leaves that take a number from each sample; empty where one fixed sample stands in the leaves themselves. */
  readonly loaded: readonly number[]
  /** The leaves the optimizer changes, ascending. */
  readonly parameters: readonly number[]
}

/** Index of node n's value among the cells `[value × N | grad × N | slot × E | state]`. */
export const valueCell = (_graph: Graph, node: number): number => node

/** Index of node n's gradient among the cells. */
export const gradientCell = (graph: Graph, node: number): number => graph.nodeCount + node

/** Index of edge e's slot among the cells. */
export const slotCell = (graph: Graph, edge: number): number => 2 * graph.nodeCount + edge

/** Index of the k-th optimizer state number of the p-th parameter (`width` numbers each) among the cells. */
export const stateCell = (graph: Graph, parameter: number, k: number, width: number): number =>
  2 * graph.nodeCount + graph.edgeCount + parameter * width + k

/** Total number of cells with `width` optimizer state numbers per parameter. */
export const cellCount = (graph: Graph, width: number): number =>
  2 * graph.nodeCount + graph.edgeCount + graph.parameters.length * width

/** What a cell holds and which node, edge or parameter (by position) it belongs to. */
export interface CellOwner {
  readonly holds: 'value' | 'gradient' | 'slot' | 'state'
  readonly index: number
}

/** Tells what a cell of this graph holds. */
export const cellOwner = (graph: Graph, cell: number): CellOwner => {
  const n = graph.nodeCount
  if (cell < n) return { holds: 'value', index: cell }
  if (cell < 2 * n) return { holds: 'gradient', index: cell - n }
  if (cell < 2 * n + graph.edgeCount) return { holds: 'slot', index: cell - 2 * n }
  return { holds: 'state', index: cell - 2 * n - graph.edgeCount }
}
