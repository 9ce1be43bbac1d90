import { layerKernel, type NeuronPlan } from './fused.ts'
import { type Graph, gradientCell, slotCell } from './graph.ts'
import type { Kernel } from './kernel.ts'
import { firstOps } from './ops-first.ts'
import type { Visit } from './order.ts'

const nothing = (): void => {}

/** One carry forwards and the pull along the same edge backwards. */
const edgeKernel = (graph: Graph, edge: number): Kernel => {
  const consumer = graph.consumer[edge]!
  const source = graph.source[edge]!
  const first = graph.firstEdge[consumer]!
  const count = graph.firstEdge[consumer + 1]! - first
  const at = slotCell(graph, first)
  const k = edge - first
  const { partial } = graph.nodes[consumer]!.op!
  const to = gradientCell(graph, source)
  const from = gradientCell(graph, consumer)
  return {
    products: [],
    forward(cells) {
      cells[at + k] = cells[source]!
    },
    backward: graph.pulled[edge]
      ? (cells) => {
          cells[to]! += cells[from]! * partial(k, cells, at, count, cells[consumer]!)
        }
      : nothing,
    settle: nothing,
  }
}

/** One operation, once its slots are filled. */
const applyKernel = (graph: Graph, node: number): Kernel => {
  const { value } = graph.nodes[node]!.op!
  const first = graph.firstEdge[node]!
  const count = graph.firstEdge[node + 1]! - first
  const at = slotCell(graph, first)
  return {
    products: [],
    forward(cells) {
      cells[node] = value(cells, at, count)
    },
    backward: nothing,
    settle: nothing,
  }
}

/**
 * Recognises a neuron by its shape alone: an operation of one slot on a Σ of products w·a that nothing else uses, with
 * at most one more number, the bias, at the end. Null where it has another shape.
 */
const neuronPlan = (graph: Graph, activation: number): NeuronPlan | null => {
  const { nodes, firstEdge, source, pulled, firstOut } = graph
  const usedOnce = (n: number): boolean => firstOut[n + 1]! - firstOut[n]! === 1
  if (nodes[activation]!.op?.arity !== 1) return null
  const sum = source[firstEdge[activation]!]!
  if (nodes[sum]!.op !== firstOps.sum || !usedOnce(sum)) return null
  const products: number[] = []
  let bias = -1
  for (let e = firstEdge[sum]!; e < firstEdge[sum + 1]!; e++) {
    const s = source[e]!
    if (bias < 0 && nodes[s]!.op === firstOps.mul && usedOnce(s)) products.push(s)
    else if (bias < 0 && nodes[s]!.op === null && e === firstEdge[sum + 1]! - 1) bias = s
    else return null
  }
  if (products.length === 0) return null
  const slots = (k: number): number[] => products.map((p) => firstEdge[p]! + k)
  const all = (edges: number[], flag: number): boolean => edges.every((e) => pulled[e] === flag)
  if (!all(slots(1), 1) || !(all(slots(0), 0) || all(slots(0), 1))) return null
  const weights = slots(1).map((e) => source[e]!)
  // Leaves only: a weight that is itself computed could need its gradient before this layer is done with it.
  if (!weights.every((w) => nodes[w]!.op === null)) return null
  const sources = slots(0).map((e) => source[e]!)
  // A number used twice in one neuron would take its two contributions in another order than the steps do.
  if (new Set([...sources, ...weights, bias]).size < 2 * products.length + 1) return null
  return {
    activation,
    sum,
    bias,
    biasPulled: bias >= 0 && pulled[firstEdge[sum + 1]! - 1] === 1,
    products,
    weights,
    sources,
    sourcesPulled: all(slots(0), 1),
    op: nodes[activation]!.op!,
    slot: slotCell(graph, firstEdge[activation]!),
    activationPulled: pulled[firstEdge[activation]!] === 1,
  }
}

const sameSources = (a: NeuronPlan, b: NeuronPlan): boolean =>
  a.sourcesPulled === b.sourcesPulled &&
  a.sources.length === b.sources.length &&
  a.sources.every((s, k) => s === b.sources[k])

/** Turns the forward order into kernels, joining neighbouring neurons with the same sources into layers. */
export const planKernels = (graph: Graph, visits: readonly Visit[]): readonly Kernel[] => {
  const plans = new Map<number, NeuronPlan>()
  const inside = new Set<number>()
  visits.forEach(({ node, edge }, i) => {
    const plan = edge < 0 ? neuronPlan(graph, node) : null
    if (!plan) return
    const own = [node, plan.sum, ...plan.products]
    // Only where nothing else happens in between; otherwise shared sources would add up in another order.
    const length = 4 * plan.products.length + (plan.bias < 0 ? 3 : 4)
    if (!visits.slice(i + 1 - length, i + 1).every((v) => own.includes(v.node))) return
    plans.set(node, plan)
    for (const n of own) inside.add(n)
  })
  const kernels: Kernel[] = []
  let layer: NeuronPlan[] = []
  const close = (): void => {
    if (layer.length > 0) kernels.push(layerKernel(layer, gradientCell(graph, 0)))
    layer = []
  }
  for (const { node, edge } of visits) {
    const plan = edge < 0 ? plans.get(node) : undefined
    if (plan) {
      if (layer[0] && !sameSources(layer[0], plan)) close()
      layer.push(plan)
    } else if (!inside.has(node)) {
      close()
      kernels.push(edge < 0 ? applyKernel(graph, node) : edgeKernel(graph, edge))
    }
  }
  close()
  return kernels
}
