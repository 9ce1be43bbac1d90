import type { Graph } from '../../src/engine/graph.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { type LinkGraph, linksFrom, localDerivatives } from '../../src/engine/links.ts'
import type { PathsAnswer } from '../../src/engine/paths.ts'
import { pathsOf } from '../../src/engine/paths.ts'
import { record } from '../../src/engine/record.ts'
import { makeSchedule, SINGLE } from '../../src/engine/schedule.ts'
import type { TraceColumns } from '../../src/engine/trace.ts'
import { h, sgd } from './iteration.ts'

/** Records the first iteration of a graph. */
export const recorded = (graph: Graph, sample = new Float64Array(graph.loaded.length)): TraceColumns =>
  record(graph, sgd, initialCells(graph, sgd), {
    schedule: makeSchedule(graph, sgd, SINGLE),
    sample,
    batchSize: 1,
    hyperparameters: h,
  })

/** Asks about the paths of a graph in its first iteration. */
export const pathsIn = (graph: Graph, node: number, collapsed = 0, most = 1000): PathsAnswer =>
  pathsOf(graph, recorded(graph), { node, collapsed, most })

/** One term, found by walking every way there is. */
export interface WalkedTerm {
  readonly edges: readonly number[]
  readonly taken: readonly number[]
  readonly product: number
}

/** Every term by walking, in the order of edges; of the first `open` positions none is known. */
export const walk = (
  { links }: LinkGraph,
  gradient: (position: number) => number,
  open: number,
): readonly WalkedTerm[] => {
  const from = (p: number): readonly WalkedTerm[] =>
    p >= open
      ? [{ edges: [], taken: [], product: gradient(p) }]
      : links[p]!.flatMap(({ edges, to, local }, k) =>
          from(to).map((t) => ({
            edges: [...edges, ...t.edges],
            taken: [k, ...t.taken],
            product: t.product * local,
          })),
        )
  return links.length === 0 ? [] : from(0)
}

/** The links of a graph from a node, and its number of paths edge by edge, nothing passed over. */
export const linksIn = (graph: Graph, node: number) => {
  const linked = linksFrom(graph, localDerivatives(graph, recorded(graph)), node)
  const count = (n: number): number => {
    if (n === graph.output) return 1
    let sum = 0
    for (let k = graph.firstOut[n]!; k < graph.firstOut[n + 1]!; k++) {
      const c = graph.consumer[graph.outEdge[k]!]!
      if (graph.reachesOutput[c]) sum += count(c)
    }
    return sum
  }
  return { linked, paths: count(node) }
}
