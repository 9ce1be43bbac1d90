import type { Graph } from './graph.ts'
import type { Grouping } from './order.ts'
import { PASSES, type Size } from './step.ts'
import type { Write } from './write.ts'

/** A parameter's carry and every step that is not along an edge get keys beyond those of the edges. */
const LOAD = 0
const ZERO = 1
const SEED = 2
const SPECIAL = 3

/**
 * Beat keys of each write at each size. Keys come from the consumer of the edge in both passes; the in- and out-edges
 * of a product share one; backward a product has one for the way to the weight and one on to the activation.
 */
export const beatKeys = (
  graph: Graph,
  groups: Grouping,
  writes: readonly Write[],
): Readonly<Record<Size, Int32Array>> => {
  const { source, consumer, firstEdge, firstOut, outEdge, edgeCount, nodeCount, nodes, pulled } = graph

  /** The edge out of a product that is visited inside its consumer, else -1. */
  const wayOut = (node: number): number =>
    groups.nested[node] && nodes[node]!.tag?.role === 'product' ? outEdge[firstOut[node]!]! : -1

  const forward = (e: number): number => {
    const out = wayOut(consumer[e]!)
    return out < 0 ? e : out
  }

  /** The last pulled slot of a product is the first one pulled backwards: its beat begins at Σ. */
  const backward = (e: number): number => {
    const out = wayOut(consumer[e]!)
    if (out >= 0) return out + edgeCount * (1 + e - firstEdge[consumer[e]!]!)
    if (wayOut(source[e]!) !== e) return e
    let first = firstEdge[source[e]! + 1]! - 1
    while (!pulled[first]) first--
    return e + edgeCount * (1 + first - firstEdge[source[e]!]!)
  }

  /** The node whose neuron and layer a write belongs to, and its key at size Edge. */
  const place = (w: Write): { owner: number; edgeKey: number } => {
    switch (w.kind) {
      case 'carry':
        return { owner: w.node, edgeKey: forward(w.edge) }
      case 'apply':
        return { owner: w.node, edgeKey: forward(firstEdge[w.node + 1]! - 1) }
      case 'pull':
        return { owner: consumer[w.edge]!, edgeKey: backward(w.edge) }
      default: {
        const use = firstOut[w.node]! < firstOut[w.node + 1]! ? outEdge[firstOut[w.node]!]! : -1
        return use < 0
          ? { owner: -1, edgeKey: 3 * edgeCount + nodeCount + w.node }
          : { owner: consumer[use]!, edgeKey: forward(use) }
      }
    }
  }

  const n = writes.length
  const keys = {
    write: new Int32Array(n),
    edge: new Int32Array(n),
    neuron: new Int32Array(n),
    layer: new Int32Array(n),
    pass: new Int32Array(n),
  }
  writes.forEach((w, i) => {
    const pass = PASSES.indexOf(w.pass)
    // The pass is part of every key, so a beat never crosses from one pass into the next.
    const key = (base: number): number => base * PASSES.length + pass
    keys.write[i] = i
    keys.pass[i] = pass
    const special = w.kind === 'load' ? LOAD : w.kind === 'zero' ? ZERO : w.kind === 'seed' ? SEED : -1
    if (special >= 0) {
      keys.edge[i] = keys.neuron[i] = keys.layer[i] = key(special)
      return
    }
    const { owner, edgeKey } = place(w)
    if (owner < 0) {
      // Parameters that nothing uses are updated last, each a beat of its own but one layer together.
      keys.edge[i] = keys.neuron[i] = key(SPECIAL + edgeKey)
      keys.layer[i] = key(SPECIAL + 2 * nodeCount)
      return
    }
    keys.edge[i] = key(SPECIAL + edgeKey)
    keys.neuron[i] = key(SPECIAL + groups.neuron[owner]!)
    keys.layer[i] = key(SPECIAL + groups.layer[owner]! + nodeCount * (nodes[owner]!.tag ? 0 : 1))
  })
  return keys
}
