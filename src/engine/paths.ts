import { type Graph, gradientCell } from './graph.ts'
import { type Link, type LinkGraph, linksFrom, localDerivatives, ownGradients } from './links.ts'
import { countTerms, pulledApart, type TermCount } from './path-count.ts'
import { largestWays } from './path-search.ts'
import { hasGradient } from './schedule.ts'
import type { TraceColumns } from './trace.ts'

/** One factor of a path. */
export interface PathLink {
  /** The edges it stands for: one, or several where a sum takes an operation without a name. */
  readonly edges: readonly number[]
  /** The node it leads to. */
  readonly to: number
  /** ∂to/∂node before it, and the cell whose number that is, -1 where it is computed. */
  readonly local: number
  readonly cell: number
}

/** A path from the chosen node to the output, or to the first node on it whose gradient is known already. */
export interface PathTerm {
  readonly links: readonly PathLink[]
  readonly end: number
  /** The gradient of `end`: the seed where it is the output. */
  readonly upstream: number
  /** All factors multiplied from the output's side, as backward does. */
  readonly product: number
}

/** What is asked about paths. */
export interface PathsAsk {
  readonly node: number
  /** How many operations have been collapsed, from the output's side; more than there are means all. */
  readonly collapsed: number
  /** How many terms to show at most. */
  readonly most: number
}

/** The paths from a node to the output of one recorded sample, collapsed as far as was asked. */
export interface PathsAnswer {
  readonly node: number
  readonly output: number
  /** Number of all paths. */
  readonly paths: bigint
  /** The nodes whose gradients become known one after the other, the chosen node last. */
  readonly operations: readonly number[]
  readonly collapsed: number
  /** The first terms, and how many there are of them in all. */
  readonly shown: readonly PathTerm[]
  readonly terms: bigint
  /** False where numbers that are not finite leave no order by size: then in the order of the edges. */
  readonly largestFirst: boolean
  /** The sum of the terms shown, and what the others add: the gradient minus that; 0 where all are shown. */
  readonly sum: number
  readonly rest: number
  /** ∂output/∂node of this sample alone, which the paths add up to. */
  readonly gradient: number
  /** What samples before it left in the gradient of a parameter, and what it holds with both; 0 and the same elsewhere. */
  readonly earlier: number
  readonly total: number
  /** Whether backward computes that gradient; otherwise it is worked out here in the same way. */
  readonly recorded: boolean
  /** ∂output/∂output: 1 over the size of the batch. */
  readonly seed: number
  /** The work of every path by itself, of the terms collapsed so far, and of reverse mode. */
  readonly every: TermCount
  readonly now: TermCount
  readonly reverse: TermCount
  /** How many multiplications more reverse mode takes where edges side by side are multiplied one by one. */
  readonly pulledApart: number
  /** Every edge of the terms, where there are not too many; those of the terms shown otherwise. */
  readonly edges: readonly number[]
}

/** More edges than this are not drawn all at once. */
const MOST_EDGES = 800

/** ∂output/∂node for each position: what backward added, or where it added nothing the same sum of products. */
const gradientsOf = (graph: Graph, { nodes, links }: LinkGraph, own: Float64Array): Float64Array => {
  const gradients = new Float64Array(nodes.length)
  for (let p = nodes.length - 1; p >= 0; p--) {
    const node = nodes[p]!
    gradients[p] = hasGradient(graph, node)
      ? own[node]!
      : links[p]!.reduceRight((sum, { to, local }) => sum + gradients[to]! * local, 0)
  }
  return gradients
}

const edgesOf = ({ links }: LinkGraph, open: number, shown: readonly PathTerm[]): readonly number[] => {
  const all: number[] = []
  for (let p = 0; p < open && all.length <= MOST_EDGES; p++)
    for (const { edges } of links[p]!) for (const e of edges) all.push(e)
  if (all.length <= MOST_EDGES) return all
  return [...new Set(shown.flatMap((term) => term.links.flatMap(({ edges }) => edges)))].slice(0, MOST_EDGES)
}

/**
 * The paths from a node to the output of a recorded sample: how many, the largest, their sum, and the work they take.
 * Operations are collapsed from the output's side: once the gradient of one is known, every path through it ends there, so
 * that many terms become one; with all collapsed the gradient alone is left, which is reverse mode. Throws RangeError where
 * there is no such node.
 */
export const pathsOf = (graph: Graph, columns: TraceColumns, ask: PathsAsk): PathsAnswer => {
  const { node, most } = ask
  if (!(Number.isInteger(node) && node >= 0 && node < graph.nodeCount))
    throw new RangeError(`node is ${node}; expected 0 to ${graph.nodeCount - 1}`)
  const numbers = localDerivatives(graph, columns)
  const linked = linksFrom(graph, numbers, node)
  const { nodes, links } = linked
  const output = Math.max(0, nodes.length - 1)
  const collapsed = Math.max(0, Math.min(output, Math.floor(ask.collapsed)))
  const open = output - collapsed
  const { own, earlier } = ownGradients(graph, columns)
  const gradients = gradientsOf(graph, linked, own)
  const seed = own[graph.output]!
  const { ways, largestFirst } =
    nodes.length === 0
      ? { ways: [], largestFirst: true }
      : largestWays(linked, gradients, open, Math.max(1, Math.floor(most)))
  const linkOf = ({ edges, to, local, cell }: Link): PathLink => ({ edges, to: nodes[to]!, local, cell })
  const shown = ways.map(({ at, taken, end }): PathTerm => {
    const passed = at.map((p, i) => links[p]![taken[i]!]!)
    const upstream = gradients[end]!
    const product = passed.reduceRight((sum, { local }) => sum * local, upstream)
    return { links: passed.map(linkOf), end: nodes[end]!, upstream, product }
  })
  const every = countTerms(linked, output, seed)
  const now = countTerms(linked, open, seed)
  const gradient = gradients[0] ?? 0
  const isRecorded = hasGradient(graph, node)
  const sum = shown.reduce((total, { product }) => total + product, 0)
  return {
    node,
    output: graph.output,
    paths: every.terms,
    operations: nodes.slice(0, output).reverse(),
    collapsed,
    shown,
    terms: now.terms,
    largestFirst,
    sum,
    rest: now.terms > BigInt(shown.length) ? gradient - sum : 0,
    gradient,
    earlier: earlier[node]!,
    total: isRecorded ? numbers.cells[gradientCell(graph, node)]! : gradient,
    recorded: isRecorded,
    seed,
    every,
    now,
    reverse: countTerms(linked, 0, seed),
    pulledApart: pulledApart(linked, seed),
    edges: edgesOf(linked, open, shown),
  }
}
