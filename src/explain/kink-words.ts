import type { Graph } from '../engine/graph.ts'
import type { Kink } from '../engine/loss-probe.ts'
import type { Notation } from './explanation.ts'
import { namesOf } from './names.ts'

/** The operation that a kink belongs to: `the rectifier (ReLU) of h₁`, `the maximum m`. */
export const kinkOwner = (graph: Graph, notation: Notation, { node }: Kink): string => {
  const { op, tag } = graph.nodes[node]!
  const owner = namesOf(graph, notation).owner(node)
  return `${op?.noun ?? 'the number'} ${tag ? `of ${owner}` : owner}`
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** One sentence on a kink: what lies on it, or what passes one in `where`, such as "between x − h and x + h". */
export const kinkSentence = (graph: Graph, notation: Notation, kink: Kink, where: string): string =>
  kink.landed
    ? `${capital(kinkOwner(graph, notation, kink))}: ${kink.remark}`
    : `${capital(where)} ${kinkOwner(graph, notation, kink)} ${kink.remark}.`
