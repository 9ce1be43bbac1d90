import type { Graph, GraphNode, NodeTag } from './graph.ts'
import type { Op } from './op.ts'

/** How a leaf enters a graph; both flags default to false and `trainable` implies `needsGradient`. */
export interface LeafOptions {
  readonly needsGradient?: boolean
  readonly trainable?: boolean
  readonly tag?: NodeTag
  /** Takes a number from each sample. */
  readonly loaded?: boolean
}

/** Builds a graph node by node; a node can only use nodes that exist, so there is no way to write a cycle. */
export interface GraphBuilder {
  /** Adds a leaf and returns its id. */
  leaf(name: string, value: number, options?: LeafOptions): number
  /** Adds an operation on earlier nodes and returns its id. Throws RangeError on a wrong count or unknown source. */
  apply(op: Op, sources: readonly number[], name?: string, tag?: NodeTag): number
  /** Closes the graph. Throws RangeError where `output` is not a node. */
  build(output: number): Graph
}

/** Starts an empty graph. */
export const graphBuilder = (): GraphBuilder => {
  const nodes: GraphNode[] = []
  const inputs: (readonly number[])[] = []
  const loaded: number[] = []

  const checkNode = (id: number, what: string): void => {
    if (!Number.isInteger(id) || id < 0 || id >= nodes.length)
      throw new RangeError(`${what} is node ${id}, but the graph has nodes 0 to ${nodes.length - 1}`)
  }

  return {
    leaf(name, value, { needsGradient = false, trainable = false, tag, loaded: isLoaded = false } = {}) {
      const id = nodes.length
      nodes.push({
        id,
        op: null,
        name,
        value,
        needsGradient: needsGradient || trainable,
        trainable,
        tag: tag ?? null,
      })
      inputs.push([])
      if (isLoaded) loaded.push(id)
      return id
    },
    apply(op, sources, name = '', tag) {
      if (sources.length === 0 || (op.arity > 0 && sources.length !== op.arity))
        throw new RangeError(`${op.name} takes ${op.arity || 'one or more'} sources, not ${sources.length}`)
      for (const s of sources) checkNode(s, `a source of ${op.name}`)
      const id = nodes.length
      const needsGradient = sources.some((s) => nodes[s]?.needsGradient === true)
      nodes.push({ id, op, name, value: Number.NaN, needsGradient, trainable: false, tag: tag ?? null })
      inputs.push([...sources])
      return id
    },
    build(output) {
      checkNode(output, 'the output')
      return connect(nodes.slice(), inputs, output, loaded.slice())
    },
  }
}

const connect = (
  nodes: readonly GraphNode[],
  inputs: readonly (readonly number[])[],
  output: number,
  loaded: readonly number[],
): Graph => {
  const n = nodes.length
  const firstEdge = new Int32Array(n + 1)
  for (let i = 0; i < n; i++) firstEdge[i + 1] = firstEdge[i]! + inputs[i]!.length
  const edgeCount = firstEdge[n]!
  const source = new Int32Array(edgeCount)
  const consumer = new Int32Array(edgeCount)
  const firstOut = new Int32Array(n + 1)
  for (let i = 0, e = 0; i < n; i++)
    for (const s of inputs[i]!) {
      source[e] = s
      consumer[e] = i
      firstOut[s + 1]!++
      e++
    }
  for (let i = 0; i < n; i++) firstOut[i + 1]! += firstOut[i]!
  const outEdge = new Int32Array(edgeCount)
  const fill = firstOut.slice()
  for (let e = 0; e < edgeCount; e++) outEdge[fill[source[e]!]!++] = e

  const reachesOutput = new Uint8Array(n)
  reachesOutput[output] = 1
  for (let i = output; i >= 0; i--)
    if (reachesOutput[i])
      for (let e = firstEdge[i]!; e < firstEdge[i + 1]!; e++) reachesOutput[source[e]!] = 1
  const pulled = new Uint8Array(edgeCount)
  for (let e = 0; e < edgeCount; e++)
    pulled[e] = reachesOutput[consumer[e]!] && nodes[source[e]!]!.needsGradient ? 1 : 0

  const parameters = nodes.filter((p) => p.trainable).map((p) => p.id)
  return {
    nodes,
    nodeCount: n,
    edgeCount,
    output,
    firstEdge,
    source,
    consumer,
    firstOut,
    outEdge,
    reachesOutput,
    pulled,
    loaded,
    parameters,
  }
}
