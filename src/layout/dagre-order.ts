import { Graph, layout } from '@dagrejs/dagre'
import type { Order } from './crossings.ts'
import type { RankedGraph } from './ranked-graph.ts'

/** Orders the columns as dagre's layered layout does, its ranks being given. */
export const dagreOrder = ({ items, links, columns }: RankedGraph): Order => {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 10,
    ranker: (g: Pick<Graph, 'nodes' | 'node'>) => {
      // Between two ranks dagre keeps one more for labels of edges; a root of its own it takes away again.
      for (const name of g.nodes()) g.node(name).rank = 2 * (items[Number(name)]?.rank ?? 0)
    },
  })
  for (const column of columns)
    for (const k of column) {
      const { w, above, below } = items[k]!
      graph.setNode(String(k), { width: w, height: above + below })
    }
  links.forEach(({ from, to }, k) => {
    graph.setEdge(String(from), String(to), {}, String(k))
  })
  layout(graph)
  const y = (k: number): number => graph.node(String(k)).y ?? 0
  return columns.map((column) => [...column].sort((a, b) => y(a) - y(b)))
}
