import type { Graph } from '../engine/graph.ts'

/** The tools that open below the stage, in the order in which they are offered. */
export const TOOLS = [
  'network',
  'data',
  'train',
  'diagnosis',
  'expression',
  'paths',
  'check',
  'nudge',
  'stops',
  'code',
] as const
/** A tool that opens below the stage. */
export type ToolId = (typeof TOOLS)[number]

/** The open tool, and the name of the node it is about, empty where it is about none. */
export interface Tool {
  readonly id: ToolId
  readonly of: string
  /** The language of the tool Code, empty for the first; not given for the one that was chosen last. */
  readonly as?: string
}

const namedNodes = new WeakMap<Graph, ReadonlyMap<string, number>>()

const nodesByName = (graph: Graph): ReadonlyMap<string, number> => {
  const known = namedNodes.get(graph)
  if (known !== undefined) return known
  // Of nodes with the same name the first one counts, so it is set last.
  const nodes = new Map(graph.nodes.map(({ name, id }) => [name, id] as const).reverse())
  namedNodes.set(graph, nodes)
  return nodes
}

/** The node that a name means: the first that bears it, or `n12` for one without a name of its own; −1 for none. */
export const nodeNamed = (graph: Graph, name: string): number => {
  if (name === '') return -1
  const node = nodesByName(graph).get(name)
  if (node !== undefined) return node
  const number = Number(/^n(\d{1,6})$/.exec(name)?.[1] ?? -1)
  return number < graph.nodeCount ? number : -1
}

/** A name that means this node, in links as well; empty where there is no such node. */
export const nameOfNode = (graph: Graph, node: number): string => {
  const name = graph.nodes[node]?.name
  if (name === undefined) return ''
  return name !== '' && nodeNamed(graph, name) === node ? name : `n${node}`
}

/** A tool as links write it: `paths:w5`, `check`, `code:numpy`. */
export const printTool = (tool: Tool | null): string => {
  if (tool === null) return 'none'
  const { id, of, as } = tool
  const about = id === 'code' ? as : of
  return about ? `${id}:${about}` : id
}

/** Reads a tool as links write it; undefined where it is none. */
export const readTool = (text: string): Tool | null | undefined => {
  if (text === 'none') return null
  const [, name, of = ''] = /^([a-z]+)(?::([\p{L}\p{N}_/]{1,40}))?$/u.exec(text) ?? []
  const id = TOOLS.find((t) => t === name)
  return id && (id === 'code' ? { id, of: '', as: of } : { id, of })
}
