import type { Graph } from '../engine/graph.ts'
import { ranks } from '../engine/order.ts'
import { hasGradient } from '../engine/schedule.ts'
import type { OperationSizes } from './operation-sizes.ts'

/** What stands in a column: a glyph, or a wire that passes it (`node` −1). Above and below are measured from its ports. */
export interface RankedItem {
  readonly node: number
  /** The edge a copy of a leaf stands for, −1 for the only glyph of a node. */
  readonly use: number
  readonly rank: number
  readonly w: number
  readonly above: number
  readonly below: number
}

/** A piece of an edge from one column to the next, between items by their positions. */
export interface RankedLink {
  readonly edge: number
  readonly from: number
  readonly to: number
}

/** A graph cut into columns: every link leads from one column to the next. */
export interface RankedGraph {
  readonly items: readonly RankedItem[]
  readonly links: readonly RankedLink[]
  /** Of graphs whose wires would be cut into too many pieces, the longest ones: they pass under what is in their way. */
  readonly uncut: readonly RankedLink[]
  /** Per rank its items in the order in which they were met, operands in the order of their slots. */
  readonly columns: readonly (readonly number[])[]
  /** Per edge: its links from source to consumer. */
  readonly linksOf: readonly (readonly RankedLink[])[]
}

/** All pieces of edges, those of one column's length first. */
export const everyLink = ({ links, uncut }: RankedGraph): readonly RankedLink[] => [...links, ...uncut]

/**
 * So many pieces of wires are placed in 0.2 s; an expression of 300 operations has fewer. Of larger graphs, which take
 * their time for other things, fewer are.
 */
const MOST_PASSING = { few: 30_000, many: 10_000, fromNodes: 700 } as const

/** The longest edge that is still cut into pieces, in columns, where so many pieces may be. */
const longestCut = (lengths: readonly number[], most: number): number => {
  let pieces = 0
  for (const length of lengths.toSorted((a, b) => a - b)) {
    pieces += length - 1
    if (pieces > most) return length - 1
  }
  return Infinity
}

/** A leaf with more uses than this stands at each of them. */
export const MOST_WIRES_OF_LEAF = 2

/** A leaf that is shown as a plain number. */
export const isConstant = ({ nodes }: Graph, node: number): boolean =>
  nodes[node]!.op === null && !nodes[node]!.needsGradient && nodes[node]!.name === ''

/** Whether more than one contribution arrives at a node's gradient. */
const accumulates = ({ firstOut, outEdge, pulled }: Graph, node: number): boolean => {
  let count = 0
  for (let k = firstOut[node]!; k < firstOut[node + 1]!; k++) count += pulled[outEdge[k]!]!
  return count > 1
}

/** Height of the strip under a node's glyph, 0 where no gradient is computed. */
export const stripHeight = (graph: Graph, node: number, sizes: OperationSizes): number => {
  if (!hasGradient(graph, node)) return 0
  if (graph.nodes[node]!.op === null) return sizes.leafStrip.h
  return accumulates(graph, node) ? sizes.strip.high : sizes.strip.h
}

const measured = (graph: Graph, node: number, sizes: OperationSizes) => {
  if (isConstant(graph, node) && node !== graph.output) {
    const { w, h } = sizes.constant
    return { w, above: h / 2, below: h / 2 }
  }
  const isLeaf = graph.nodes[node]!.op === null
  const { w, h } = isLeaf ? sizes.leaf : sizes.operation
  const strip = stripHeight(graph, node, sizes)
  return {
    w: Math.max(w, isLeaf ? sizes.leafStrip.w : sizes.strip.w),
    above: h / 2 + (isLeaf ? 0 : sizes.label),
    below: h / 2 + (strip > 0 ? sizes.strip.below + strip : 0),
  }
}

/**
 * Cuts an untagged graph into columns: operations by their longest distance from a leaf (the ranks people step by),
 * leaves right before their first use, or before each use where there are more than two.
 */
export const rankedGraph = (graph: Graph, sizes: OperationSizes): RankedGraph => {
  const { nodes, nodeCount, firstEdge, firstOut, outEdge, source, consumer, edgeCount } = graph
  const rank = ranks(graph)
  const items: RankedItem[] = []
  const links: RankedLink[] = []
  const uncut: RankedLink[] = []
  const linksOf: RankedLink[][] = Array.from({ length: edgeCount }, () => [])
  const columns: number[][] = []
  const itemOf = new Map<string, number>()
  const add = (item: RankedItem): number => {
    columns[item.rank] ??= []
    columns[item.rank]!.push(items.length)
    items.push(item)
    return items.length - 1
  }
  const uses = (node: number): number => firstOut[node + 1]! - firstOut[node]!
  const isCopied = (node: number): boolean => nodes[node]!.op === null && uses(node) > MOST_WIRES_OF_LEAF
  const rankOf = (node: number, edge: number): number => {
    if (nodes[node]!.op) return rank[node]!
    if (edge >= 0) return rank[consumer[edge]!]! - 1
    let first = uses(node) > 0 ? Infinity : 1
    for (let k = firstOut[node]!; k < firstOut[node + 1]!; k++)
      first = Math.min(first, rank[consumer[outEdge[k]!]!]!)
    return first - 1
  }
  const longest = longestCut(
    Array.from(source, (s, e) => rank[consumer[e]!]! - rankOf(s, isCopied(s) ? e : -1)),
    nodeCount < MOST_PASSING.fromNodes ? MOST_PASSING.few : MOST_PASSING.many,
  )
  /** The item of a node, made when it is first met; no recursion, since graphs may be deep. */
  const visit = (root: number): void => {
    const stack: { readonly node: number; edge: number }[] = [{ node: root, edge: firstEdge[root]! }]
    while (stack.length > 0) {
      const top = stack.at(-1)!
      if (top.edge < firstEdge[top.node + 1]!) {
        const edge = top.edge++
        const s = source[edge]!
        if (isCopied(s)) {
          if (!itemOf.has(`${s} ${edge}`))
            itemOf.set(
              `${s} ${edge}`,
              add({ node: s, use: edge, rank: rankOf(s, edge), ...measured(graph, s, sizes) }),
            )
        } else if (!itemOf.has(`${s}`)) stack.push({ node: s, edge: firstEdge[s]! })
        continue
      }
      stack.pop()
      if (itemOf.has(`${top.node}`)) continue
      const own = add({
        node: top.node,
        use: -1,
        rank: rankOf(top.node, -1),
        ...measured(graph, top.node, sizes),
      })
      itemOf.set(`${top.node}`, own)
      for (let e = firstEdge[top.node]!; e < firstEdge[top.node + 1]!; e++) connect(e, own)
    }
  }
  const connect = (edge: number, to: number): void => {
    const s = source[edge]!
    let from = itemOf.get(isCopied(s) ? `${s} ${edge}` : `${s}`)!
    if (items[to]!.rank - items[from]!.rank > longest) {
      const link = { edge, from, to }
      uncut.push(link)
      linksOf[edge]!.push(link)
      return
    }
    for (let r = items[from]!.rank + 1; r <= items[to]!.rank; r++) {
      const next =
        r === items[to]!.rank
          ? to
          : add({ node: -1, use: edge, rank: r, w: 0, above: sizes.wire, below: sizes.wire })
      const link = { edge, from, to: next }
      links.push(link)
      linksOf[edge]!.push(link)
      from = next
    }
  }
  visit(graph.output)
  for (let node = nodeCount - 1; node >= 0; node--) if (!itemOf.has(`${node}`) && !isCopied(node)) visit(node)
  return { items, links, uncut, linksOf, columns: Array.from(columns, (c) => c ?? []) }
}
