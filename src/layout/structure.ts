import type { Graph } from '../engine/graph.ts'

/** One incoming weight of a neuron, by its nodes and edges. */
export interface Incoming {
  readonly product: number
  readonly source: number
  readonly weight: number
  readonly activationEdge: number
  readonly weightEdge: number
  readonly productEdge: number
}

/** A neuron by its nodes and edges. */
export interface Neuron {
  readonly name: string
  readonly layer: number
  readonly unit: number
  readonly sum: number
  readonly activation: number
  readonly incoming: readonly Incoming[]
  readonly bias: { readonly node: number; readonly edge: number; readonly trained: boolean } | null
}

/** A layered network as its tags tell it. */
export interface Structure {
  readonly inputs: readonly number[]
  /** Layers 1…K, units in order. */
  readonly layers: readonly (readonly Neuron[])[]
  /** Term nodes in the order of outputs. */
  readonly terms: readonly number[]
  /** What is shown beside the terms as probabilities, in the same order; none for most losses. */
  readonly probabilities: readonly number[]
  /** The log-sum-exp of a softmax cross-entropy, −1 for other losses. */
  readonly logSumExp: number
}

const neuronOf = (graph: Graph, activation: number): Neuron => {
  const { nodes, firstEdge, source } = graph
  const { name, tag } = nodes[activation]!
  const sum = source[firstEdge[activation]!]!
  const incoming: Incoming[] = []
  let bias: Neuron['bias'] = null
  for (let e = firstEdge[sum]!; e < firstEdge[sum + 1]!; e++) {
    const product = source[e]!
    if (nodes[product]!.op === null) {
      bias = { node: product, edge: e, trained: nodes[product]!.trainable }
      continue
    }
    const activationEdge = firstEdge[product]!
    const weightEdge = activationEdge + 1
    incoming.push({
      product,
      source: source[activationEdge]!,
      weight: source[weightEdge]!,
      activationEdge,
      weightEdge,
      productEdge: e,
    })
  }
  return { name, layer: tag?.layer ?? 0, unit: tag?.unit ?? 0, sum, activation, incoming, bias }
}

/** Reads the layers out of a graph's tags; null where it has no tagged neurons. */
export const structureOf = (graph: Graph): Structure | null => {
  const inputs: number[] = []
  const terms: number[] = []
  const probabilities: number[] = []
  let logSumExp = -1
  const layers: Neuron[][] = []
  for (const { id, tag } of graph.nodes) {
    if (tag?.role === 'input') inputs[tag.unit] = id
    else if (tag?.role === 'term') terms[tag.from] = id
    else if (tag?.role === 'probability') probabilities[tag.from] = id
    else if (tag?.role === 'logSumExp') logSumExp = id
    else if (tag?.role === 'activation') {
      layers[tag.layer - 1] ??= []
      layers[tag.layer - 1]![tag.unit] = neuronOf(graph, id)
    }
  }
  return layers.length > 0 ? { inputs, layers, terms, probabilities, logSumExp } : null
}
