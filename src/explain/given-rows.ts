import type { Graph } from '../engine/graph.ts'
import type { Moment } from './explanation.ts'
import { namesOf } from './names.ts'

/** One row of what is given: an input or a target. */
export interface GivenRow {
  readonly node: number
  /** `i₁`, `t of o₁`. */
  readonly name: string
  readonly role: 'input' | 'target'
  readonly value: number
}

/** Rows shown at most: more numbers than that are data, not something to type. */
const MOST = 64

const known = new WeakMap<Graph, readonly number[]>()

const givenOf = (graph: Graph): readonly number[] => {
  const before = known.get(graph)
  if (before) return before
  const having = (role: string) => graph.nodes.filter((n) => n.tag?.role === role).map((n) => n.id)
  const nodes = [...having('input'), ...having('target')].slice(0, MOST)
  known.set(graph, nodes)
  return nodes
}

/** The inputs and targets of the sample in view; none for a plain expression, whose leaves are parameters. */
export const givenRows = ({ graph, trace, notation, step }: Moment): readonly GivenRow[] => {
  const names = namesOf(graph, notation)
  const loads = graph.loaded.length > 0
  const cells = loads ? trace.cellsAt(step) : trace.columns.initial
  return givenOf(graph).map((node) => ({
    node,
    name: names.text(node),
    role: graph.nodes[node]!.tag!.role as GivenRow['role'],
    value: cells[node]!,
  }))
}
