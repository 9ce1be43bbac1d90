import { type Graph, slotCell } from './graph.ts'
import { KINDS, PASSES } from './step.ts'
import type { TraceColumns } from './trace.ts'

/** The numbers a sample ended backward with: ∂consumer/∂source per edge, where it stands, and all cells. */
export interface LocalDerivatives {
  /** Length E; NaN for edges that do not lead to the output. */
  readonly local: Float64Array
  /** Length E: the cell whose number the derivative is, -1 where it is computed. */
  readonly cell: Int32Array
  /** All cells before the update. */
  readonly cells: Float64Array
}

const PULL = KINDS.indexOf('pull')
const SEED = KINDS.indexOf('seed')
const UPDATE = PASSES.indexOf('update')

/**
 * Reads every local derivative out of a recording: the factor that backward used where it pulled, and the operation's
 * own partial on the numbers of the forward pass where it did not, as for inputs that need no gradient.
 */
export const localDerivatives = (graph: Graph, columns: TraceColumns): LocalDerivatives => {
  const { nodes, firstEdge, consumer, source, reachesOutput, edgeCount } = graph
  const cells = columns.initial.slice()
  const local = new Float64Array(edgeCount).fill(Number.NaN)
  const cell = new Int32Array(edgeCount).fill(-1)
  const known = new Uint8Array(edgeCount)
  for (let i = 0; i < columns.kind.length; i++) {
    if (columns.pass[i] === UPDATE) break
    cells[columns.cell[i]!] = columns.after[i]!
    if (columns.kind[i] !== PULL) continue
    const e = columns.edge[i]!
    // The factors of a pull are upstream, local derivative and contribution.
    const factor = columns.factorStart[i]! + 1
    local[e] = columns.factorValue[factor]!
    cell[e] = columns.factorCell[factor]!
    known[e] = 1
  }
  for (let e = 0; e < edgeCount; e++) {
    const c = consumer[e]!
    if (known[e] || !reachesOutput[c]) continue
    const first = firstEdge[c]!
    const op = nodes[c]!.op!
    local[e] = op.partial(e - first, cells, slotCell(graph, first), firstEdge[c + 1]! - first, cells[c]!)
    const slot = op.partialSlot?.(e - first) ?? -1
    cell[e] = slot < 0 ? -1 : source[first + slot]!
  }
  return { local, cell, cells }
}

/** Gradients by node: what the recorded sample adds to each, and what was there before its backward. */
export interface OwnGradients {
  readonly own: Float64Array
  /** 0 but of parameters, whose gradients add up over the batch, or are never cleared. */
  readonly earlier: Float64Array
}

/** Adds up the seed and the contributions that a sample's backward pulled, in their order. */
export const ownGradients = ({ nodeCount }: Graph, columns: TraceColumns): OwnGradients => {
  const own = new Float64Array(nodeCount)
  const earlier = new Float64Array(nodeCount)
  const met = new Uint8Array(nodeCount)
  for (let i = 0; i < columns.kind.length; i++) {
    const kind = columns.kind[i]
    if (kind !== SEED && kind !== PULL) continue
    const n = columns.node[i]!
    if (!met[n]) earlier[n] = columns.before[i]!
    met[n] = 1
    // The share of a seed, the contribution of a pull: the last of its factors.
    own[n]! += columns.factorValue[columns.factorStart[i + 1]! - 1]!
  }
  return { own, earlier }
}

/** One factor of a path: from a node along one edge, or along several where a sum takes an unnamed operation. */
export interface Link {
  readonly edges: readonly number[]
  /** The position of the node it leads to. */
  readonly to: number
  readonly local: number
  readonly cell: number
}

/** All that lies on paths from a node to the output. */
export interface LinkGraph {
  /** Node ids in topological order: the node itself first, the output last; empty where there is no path. */
  readonly nodes: readonly number[]
  /** By position: the links onwards in the order of their edges; the output has none. */
  readonly links: readonly (readonly Link[])[]
}

/**
 * An operation without a name that one sum alone takes, such as w·a in a neuron: the sum hands its gradient on as it is,
 * so both edges are one factor.
 */
const isPassedOver = ({ nodes, firstOut, outEdge, consumer, output }: Graph, node: number): boolean => {
  const { op, name } = nodes[node]!
  if (op === null || name !== '' || node === output || firstOut[node + 1]! - firstOut[node]! !== 1)
    return false
  return nodes[consumer[outEdge[firstOut[node]!]!]!]!.op?.name === 'sum'
}

/** The graph of all paths from a node to the output. */
export const linksFrom = (graph: Graph, numbers: LocalDerivatives, start: number): LinkGraph => {
  const { nodeCount, firstOut, outEdge, consumer, reachesOutput } = graph
  if (!reachesOutput[start]) return { nodes: [], links: [] }
  const wayOf = (first: number): { edges: number[]; to: number } => {
    const edges = [first]
    let to = consumer[first]!
    while (isPassedOver(graph, to)) {
      const next = outEdge[firstOut[to]!]!
      edges.push(next)
      to = consumer[next]!
    }
    return { edges, to }
  }
  const reached = new Uint8Array(nodeCount)
  reached[start] = 1
  const nodes: number[] = []
  const ways: { edges: number[]; to: number }[][] = []
  for (let n = start; n <= graph.output; n++) {
    if (!reached[n]) continue
    const onward: { edges: number[]; to: number }[] = []
    for (let k = firstOut[n]!; k < firstOut[n + 1]! && n !== graph.output; k++) {
      const e = outEdge[k]!
      if (!reachesOutput[consumer[e]!]) continue
      const way = wayOf(e)
      reached[way.to] = 1
      onward.push(way)
    }
    nodes.push(n)
    ways.push(onward)
  }
  const position = new Map(nodes.map((n, p) => [n, p]))
  const links = ways.map((onward) =>
    onward.map(({ edges, to }): Link => {
      const [e] = edges as [number]
      return { edges, to: position.get(to)!, local: numbers.local[e]!, cell: numbers.cell[e]! }
    }),
  )
  return { nodes, links }
}
