import { type Graph, gradientCell, valueCell } from '../engine/graph.ts'
import type { Schedule } from '../engine/schedule.ts'
import { KINDS } from '../engine/step.ts'
import type { Trace } from '../engine/trace.ts'

/** A node by its name, or the part of a network that has none: the weighted sum of a neuron, the loss term of an output. */
export type NodeRef = string | { readonly sum: string } | { readonly term: string }

/** Where a number is to be found at one iteration. */
export type Probe = { readonly iteration: number } & (
  | {
      /** What the node's cell holds after its last write: of a trained parameter, what the update makes of it. */
      readonly kind: 'value' | 'gradient'
      readonly node: NodeRef
    }
  | {
      /** The local derivative along the edge from source to consumer, or what that edge adds to the source's gradient. */
      readonly kind: 'local' | 'contribution'
      /** An edge through a product counts as one to the weighted sum it goes to. */
      readonly consumer: NodeRef
      readonly source: NodeRef
    }
)

/** A number that was found, and the step that made it. */
export interface Found {
  readonly value: number
  readonly step: number
}

const PULL = KINDS.indexOf('pull')

/** The node a reference means, -1 where the graph has none. */
export const nodeAt = ({ nodes, source, firstEdge }: Graph, ref: NodeRef): number => {
  if (typeof ref === 'string') return nodes.findIndex((n) => n.name === ref)
  const name = 'sum' in ref ? ref.sum : ref.term
  const activation = nodes.findIndex((n) => n.name === name && n.tag?.role === 'activation')
  if (activation < 0) return -1
  if ('sum' in ref) return source[firstEdge[activation]!]!
  const { unit } = nodes[activation]!.tag!
  return nodes.findIndex((n) => n.tag?.role === 'term' && n.tag.from === unit)
}

const edgeBetween = (graph: Graph, from: number, to: number): number => {
  const { nodes, firstOut, outEdge, consumer } = graph
  const leadsTo = (node: number): boolean => {
    if (node === to) return true
    if (nodes[node]!.tag?.role !== 'product') return false
    return consumer[outEdge[firstOut[node]!]!] === to
  }
  for (let i = firstOut[from]!; i < firstOut[from + 1]!; i++)
    if (leadsTo(consumer[outEdge[i]!]!)) return outEdge[i]!
  return -1
}

/** The step that makes the number, which follows from the graph and its schedule alone; -1 where no step does. */
export const bornAt = (graph: Graph, schedule: Schedule, probe: Probe): number => {
  if ('node' in probe) {
    const node = nodeAt(graph, probe.node)
    if (node < 0) return -1
    const cell = probe.kind === 'value' ? valueCell(graph, node) : gradientCell(graph, node)
    const from = schedule.firstWrite[cell]!
    const to = schedule.firstWrite[cell + 1]!
    return to > from ? schedule.writeStep[to - 1]! : -1
  }
  const [from, to] = [nodeAt(graph, probe.source), nodeAt(graph, probe.consumer)]
  if (from < 0 || to < 0) return -1
  const edge = edgeBetween(graph, from, to)
  return edge < 0 ? -1 : schedule.edge.findIndex((e, i) => e === edge && schedule.kind[i] === PULL)
}

/** Finds a number in the recording of its iteration; null where the graph has no such number. */
export const probeOf = (graph: Graph, schedule: Schedule, trace: Trace, probe: Probe): Found | null => {
  const step = bornAt(graph, schedule, probe)
  if (step < 0) return null
  const { after, factors } = trace.at(step)
  if ('node' in probe) return { value: after, step }
  const factor = factors.find((f) => f.role === probe.kind)
  return factor ? { value: factor.value, step } : null
}
