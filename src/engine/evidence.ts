import type { Graph } from './graph.ts'
import type { PlainRun } from './run.ts'

/** What one neuron does over all samples that were looked at. */
export interface NeuronEvidence {
  /** Its activation. */
  readonly node: number
  /** The share of samples where its activation is exactly 0 while its weighted sum is not. */
  readonly zero: number
  /** The share of samples where its activation function is flat: its slope is under a fiftieth of the steepest. */
  readonly flat: number
}

/** A place of the loss curve. */
export interface LossPoint {
  readonly iteration: number
  readonly loss: number
}

/** The step that first wrote NaN or ±∞. */
export interface NonFinitePlace {
  readonly iteration: number
  readonly sample: number
  readonly step: number
  /** The cell it wrote, and what. */
  readonly cell: number
  readonly value: number
}

/** What is known of a training at an iteration: what diagnoses are made from. */
export interface Evidence {
  readonly iteration: number
  /** Samples that were looked at. */
  readonly samples: number
  /** Norm of the gradient of each layer's trained parameters, layers 1…K. */
  readonly norms: readonly number[]
  /** Norm of what the next update changes in each layer, over the norm of the layer's parameters. */
  readonly changes: readonly number[]
  readonly neurons: readonly NeuronEvidence[]
  /** Activations of neurons of one layer that have the same numbers in and out, two or more each. */
  readonly twins: readonly (readonly number[])[]
  /** The mean loss over the training samples so far, at up to 65 iterations, this one last. */
  readonly losses: readonly LossPoint[]
  readonly nonFinite: NonFinitePlace | null
}

/** A slope below this share of an activation function's steepest is flat. */
const FLAT = 0.02

/** Places at which an activation function's slope is looked at, to find its steepest. */
const PROBES = 81

const steepest = (graph: Graph, activation: number): number => {
  const { op } = graph.nodes[activation]!
  const { from, to } = op!.curve!
  const x = new Float64Array(1)
  let most = 0
  for (let i = 0; i < PROBES; i++) {
    x[0] = from + (i / (PROBES - 1)) * (to - from)
    most = Math.max(most, Math.abs(op!.partial(0, x, 0, 1, op!.value(x, 0, 1))))
  }
  return most
}

/** Activations of all neurons, in the order of the graph. */
export const activationsOf = (graph: Graph): readonly number[] =>
  graph.nodes.filter((n) => n.tag?.role === 'activation').map((n) => n.id)

/** Looks at every neuron over all samples; the values in `cells` change. */
export const lookAtNeurons = (
  graph: Graph,
  run: Pick<PlainRun, 'loss'>,
  cells: Float64Array,
  samples: readonly Float64Array[],
): readonly NeuronEvidence[] => {
  const nodes = activationsOf(graph)
  const zero = new Int32Array(nodes.length)
  const flat = new Int32Array(nodes.length)
  const limits = nodes.map((n) => FLAT * steepest(graph, n))
  const z = new Float64Array(1)
  for (const sample of samples) {
    run.loss(cells, [sample])
    nodes.forEach((node, i) => {
      const { op } = graph.nodes[node]!
      z[0] = cells[graph.source[graph.firstEdge[node]!]!]!
      const a = cells[node]!
      if (a === 0 && z[0] !== 0) zero[i]!++
      if (Math.abs(op!.partial(0, z, 0, 1, a)) < limits[i]!) flat[i]!++
    })
  }
  const n = Math.max(1, samples.length)
  return nodes.map((node, i) => ({ node, zero: zero[i]! / n, flat: flat[i]! / n }))
}

/** The parameters a neuron reads, and those that read its activation, as numbers in one text; null where it has none. */
const portrait = (graph: Graph, cells: Float64Array, activation: number): string => {
  const { source, firstEdge, firstOut, outEdge, consumer, nodes } = graph
  const sum = source[firstEdge[activation]!]!
  const given: number[] = []
  for (let e = firstEdge[sum]!; e < firstEdge[sum + 1]!; e++) {
    const from = source[e]!
    given.push(nodes[from]!.tag?.role === 'product' ? cells[source[firstEdge[from]! + 1]!]! : cells[from]!)
  }
  const sent: number[] = []
  for (let i = firstOut[activation]!; i < firstOut[activation + 1]!; i++) {
    const to = consumer[outEdge[i]!]!
    if (nodes[to]!.tag?.role === 'product') sent.push(cells[source[firstEdge[to]! + 1]!]!)
  }
  return `${nodes[activation]!.tag?.layer} ${nodes[activation]!.op?.name} ${given.join()} → ${sent.join()}`
}

/**
 * Neurons of one hidden layer whose parameters in and out are the same numbers: they compute the same and get the same
 * gradients, whatever the samples.
 */
export const findTwins = (graph: Graph, cells: Float64Array): readonly (readonly number[])[] => {
  const groups = new Map<string, number[]>()
  for (const node of activationsOf(graph)) {
    const { firstOut, outEdge, consumer, nodes } = graph
    const isHidden = nodes[consumer[outEdge[firstOut[node]!]!]!]?.tag?.role === 'product'
    if (!isHidden) continue
    const key = portrait(graph, cells, node)
    const known = groups.get(key)
    if (known) known.push(node)
    else groups.set(key, [node])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}
