import type { Graph } from '../engine/graph.ts'
import { placeTold } from './playhead.ts'
import type { AppState } from './state.ts'

/** So many operations are drawn of all opened neurons together at most. */
export const MOST_OPERATIONS = 2000

/** A neuron as it can be opened: its name, its layer 1…K, its Σ, and how many operations are in it. */
export interface Openable {
  readonly name: string
  readonly layer: number
  readonly sum: number
  readonly operations: number
}

const known = new WeakMap<Graph, readonly Openable[]>()

/** The neurons of a graph by layer and unit; none where it has no layers. */
export const neuronsOf = (graph: Graph): readonly Openable[] => {
  const before = known.get(graph)
  if (before) return before
  const { firstEdge, source } = graph
  const found = graph.nodes.flatMap(({ id, name, tag }) => {
    if (tag?.role !== 'activation') return []
    const sum = source[firstEdge[id]!]!
    return [{ name, layer: tag.layer, sum, operations: firstEdge[sum + 1]! - firstEdge[sum]! + 2 }]
  })
  known.set(graph, found)
  return found
}

/** Those names that neurons of a graph have, each once, in the graph's order. */
export const sortedNames = (graph: Graph, names: readonly string[]): readonly string[] =>
  neuronsOf(graph).flatMap(({ name }) => (names.includes(name) ? [name] : []))

/** How many operations these neurons have together. */
export const operationsOf = (graph: Graph, names: readonly string[]): number =>
  neuronsOf(graph).reduce((sum, n) => sum + (names.includes(n.name) ? n.operations : 0), 0)

type Source = Pick<AppState, 'compiled' | 'playhead' | 'open' | 'opens'>

/** The neuron that the write in view happens in, where writes are stepped and are to open what they need; else null. */
const neededBy = ({ compiled, playhead, opens }: Source): string | null => {
  const { motion, size } = playhead
  if (!opens || (motion?.size ?? size) !== 'write') return null
  const { graph, schedule } = compiled
  const step = motion ? motion.from : placeTold(playhead) - 1
  if (step < 0) return null
  const edge = schedule.edge[step]!
  const { tag } = graph.nodes[edge < 0 ? schedule.node[step]! : graph.consumer[edge]!]!
  const at = graph.nodes.find(
    (n) => n.tag?.role === 'activation' && n.tag.layer === tag?.layer && n.tag.unit === tag.unit,
  )
  return at?.name ?? null
}

/** The names of all neurons that are open: by hand, and what the write in view needs. */
export const openNames = (state: Source): readonly string[] => {
  const needed = neededBy(state)
  return needed === null || state.open.includes(needed) ? state.open : [...state.open, needed]
}

/** Their Σ, ascending. */
export const openSums = (state: Source): readonly number[] => {
  const names = openNames(state)
  return names.length === 0
    ? []
    : neuronsOf(state.compiled.graph).flatMap(({ name, sum }) => (names.includes(name) ? [sum] : []))
}
