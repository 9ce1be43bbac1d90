import type { Graph } from './graph.ts'

/** Which group each node belongs to: neurons and layers by tag, or single operations and ranks without tags. */
export interface Grouping {
  /** Per node: equal for the operations of one neuron; of its own for an untagged operation. */
  readonly neuron: Int32Array
  /** Per node: the tagged layer, or the rank for an untagged operation. */
  readonly layer: Int32Array
  /** Per node: 1 where the operation is visited inside its only consumer, which is in the same neuron. */
  readonly nested: Uint8Array
}

/** Longest distance from a leaf, per node; leaves have rank 0. */
export const ranks = (graph: Graph): Int32Array => {
  const rank = new Int32Array(graph.nodeCount)
  for (let e = 0; e < graph.edgeCount; e++) {
    const c = graph.consumer[e]!
    rank[c] = Math.max(rank[c]!, rank[graph.source[e]!]! + 1)
  }
  return rank
}

/** Groups the nodes of a graph into neurons and layers. */
export const grouping = (graph: Graph): Grouping => {
  const { nodes, nodeCount, firstOut, outEdge, consumer } = graph
  const rank = ranks(graph)
  const neuron = new Int32Array(nodeCount)
  const layer = new Int32Array(nodeCount)
  const ids = new Map<string, number>()
  for (const { id, tag } of nodes) {
    layer[id] = tag ? tag.layer : rank[id]!
    const name = tag ? `${tag.layer},${tag.unit}` : `node ${id}`
    let key = ids.get(name)
    if (key === undefined) {
      key = ids.size
      ids.set(name, key)
    }
    neuron[id] = key
  }
  const nested = new Uint8Array(nodeCount)
  for (const { id, op, tag } of nodes)
    if (op && tag && firstOut[id + 1]! - firstOut[id]! === 1)
      nested[id] = neuron[consumer[outEdge[firstOut[id]!]!]!] === neuron[id] ? 1 : 0
  return { neuron, layer, nested }
}

/** One entry of the forward order: a carry along an edge, or the application of a node (edge -1). */
export interface Visit {
  readonly node: number
  readonly edge: number
}

/**
 * The forward order: neurons by (layer, unit), untagged operations by (rank, id); each node takes its slots in order,
 * a nested source being visited right before its carry, and fires after the last one. Throws RangeError where tags
 * contradict the edges.
 */
export const forwardOrder = (graph: Graph, groups: Grouping): readonly Visit[] => {
  const { nodes, firstEdge, source } = graph
  const roots = nodes.filter((n) => n.op && !groups.nested[n.id])
  roots.sort(
    (a, b) =>
      groups.layer[a.id]! - groups.layer[b.id]! || (a.tag?.unit ?? 0) - (b.tag?.unit ?? 0) || a.id - b.id,
  )
  const visits: Visit[] = []
  const fired = new Uint8Array(graph.nodeCount)
  const stack: { node: number; edge: number }[] = []
  for (const root of roots) {
    stack.push({ node: root.id, edge: firstEdge[root.id]! })
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!
      if (top.edge === firstEdge[top.node + 1]!) {
        visits.push({ node: top.node, edge: -1 })
        fired[top.node] = 1
        stack.pop()
        continue
      }
      const s = source[top.edge]!
      if (nodes[s]!.op && !fired[s]) {
        if (!groups.nested[s])
          throw new RangeError(`tags contradict edges: node ${top.node} comes before its source, node ${s}`)
        stack.push({ node: s, edge: firstEdge[s]! })
        continue
      }
      visits.push({ node: top.node, edge: top.edge })
      top.edge++
    }
  }
  return visits
}
