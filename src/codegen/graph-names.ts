import type { GraphNode } from '../engine/graph.ts'
import { float } from './literals.ts'
import { PythonNames } from './python-names.ts'
import type { CodeSource } from './source.ts'

/** A plain graph as programs see it. */
export interface NamedGraph {
  /** The leaves that have names, in their order. */
  readonly leaves: readonly GraphNode[]
  readonly operations: readonly GraphNode[]
  /** Names that the optimizer changes, as the recipe has them. */
  readonly trained: readonly GraphNode[]
  readonly output: GraphNode
  /** What an operation is computed from. */
  sources(node: GraphNode): readonly GraphNode[]
  /** The name of a node in the program; of a constant the number itself. */
  nameOf(node: GraphNode): string
  /** Another name of the program's own, such as that of a gradient. */
  own(name: string): string
  /** The number of a leaf. */
  numberOf(node: GraphNode): string
  /** Whether a node is a number of the expression without a name. */
  isConstant(node: GraphNode): boolean
}

/** Gives every node of a plain graph a name that Python takes. */
export const namedGraph = (source: CodeSource): NamedGraph => {
  const { graph, cells } = source
  const names = new PythonNames()
  const isConstant = ({ op, name }: GraphNode): boolean => op === null && name === ''
  const keyOf = ({ id, name }: GraphNode): string =>
    name !== '' && graph.nodes.find((n) => n.name === name)?.id === id ? name : `v${id}`
  const keys = graph.nodes.map(keyOf)
  for (const [id, key] of keys.entries()) if (!isConstant(graph.nodes[id]!)) names.of(key)
  return {
    leaves: graph.nodes.filter((n) => n.op === null && !isConstant(n)),
    operations: graph.nodes.filter((n) => n.op !== null),
    trained: graph.parameters.map((id) => graph.nodes[id]!),
    output: graph.nodes[graph.output]!,
    sources: ({ id }) =>
      Array.from(
        graph.source.subarray(graph.firstEdge[id]!, graph.firstEdge[id + 1]!),
        (s) => graph.nodes[s]!,
      ),
    nameOf: (node) => (isConstant(node) ? float(cells[node.id]!) : names.of(keys[node.id]!)),
    own: (name) => names.own(name),
    numberOf: ({ id }) => float(cells[id]!),
    isConstant,
  }
}
