import type { Graph } from '../engine/graph.ts'
import { sourcesOf } from './telling.ts'

/** A layer of neurons as the matrices of its equations name it: nodes by unit, -1 for a bias that is not there. */
export interface LayerShape {
  readonly layer: number
  readonly activations: readonly number[]
  readonly sums: readonly number[]
  /** W: a row per neuron, a column per input. */
  readonly weights: readonly (readonly number[])[]
  /** The products w·a, as W. */
  readonly products: readonly (readonly number[])[]
  readonly inputs: readonly number[]
  readonly biases: readonly number[]
}

/** The nodes of a layer of neurons; null where its neurons do not all take the same inputs, each with a weight. */
export const layerShape = (graph: Graph, layer: number): LayerShape | null => {
  const role = (n: number) => graph.nodes[n]!.tag?.role
  const activations = graph.nodes
    .filter(({ tag }) => tag?.role === 'activation' && tag.layer === layer)
    .sort((a, b) => a.tag!.unit - b.tag!.unit)
    .map(({ id }) => id)
  const sums = activations.map((a) => graph.source[graph.firstEdge[a]!]!)
  const addends = sums.map((s) => sourcesOf(graph, s))
  const products = addends.map((sources) => sources.filter((s) => role(s) === 'product'))
  const factors = products.map((row) => row.map((p) => sourcesOf(graph, p)))
  const inputs = factors[0]?.map(([a]) => a!) ?? []
  const isDense = factors.every(
    (row) =>
      row.length === inputs.length && row.every(([a, w], k) => a === inputs[k] && role(w!) === 'weight'),
  )
  if (!isDense || inputs.length === 0) return null
  return {
    layer,
    activations,
    sums,
    weights: factors.map((row) => row.map(([, w]) => w!)),
    products,
    inputs,
    biases: addends.map((sources) => sources.find((s) => role(s) === 'bias') ?? -1),
  }
}

/** Edges into a node from a source, the first one. */
export const edgeBetween = (graph: Graph, consumer: number, source: number): number =>
  graph.firstEdge[consumer]! + sourcesOf(graph, consumer).indexOf(source)

/** Whether a parameter is used more than once. */
export const isShared = (graph: Graph, node: number): boolean =>
  graph.firstOut[node + 1]! - graph.firstOut[node]! > 1
