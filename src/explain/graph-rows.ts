import { type GraphNode, gradientCell, type Role, valueCell } from '../engine/graph.ts'
import { progressOf } from '../engine/schedule.ts'
import type { Moment } from './explanation.ts'
import { namesOf } from './names.ts'
import { stateCells } from './state-cells.ts'
import { stateLetters } from './state-letters.ts'

/** One node in words and numbers; null stands for what is not known yet at that moment or never computed. */
export interface GraphRow {
  readonly node: number
  readonly name: string
  readonly role: string
  readonly value: number | null
  readonly gradient: number | null
  /** Contributions to the gradient that have arrived, and contributions in all. */
  readonly arrived: number
  readonly total: number
  /** What the optimizer keeps of it, by name. */
  readonly state: readonly { readonly name: string; readonly letter: string; readonly value: number }[]
}

const ROLES: Readonly<Record<Role, string>> = {
  input: 'input',
  target: 'target',
  weight: 'weight',
  bias: 'bias',
  constant: 'constant',
  product: 'contribution',
  sum: 'weighted sum',
  activation: 'activation',
  term: 'loss term',
  logSumExp: 'log-sum-exp of the logits',
  probability: 'probability',
  loss: 'loss',
}

const roleOf = ({ tag, op, name, needsGradient }: GraphNode): string =>
  tag ? ROLES[tag.role] : op !== null ? op.noun : needsGradient ? 'leaf' : name === '' ? 'constant' : 'fixed'

/** At most `count` nodes of the graph from node `from` on, as they are at a moment. */
export const graphRows = (moment: Moment, from: number, count: number): readonly GraphRow[] => {
  const { graph, schedule, trace, notation, step } = moment
  const names = namesOf(graph, notation)
  const cells = trace.cellsAt(step)
  return graph.nodes.slice(from, from + count).map((node): GraphRow => {
    const value = valueCell(graph, node.id)
    const gradient = gradientCell(graph, node.id)
    const { known, arrived, total } = progressOf(schedule, graph, gradient, step)
    return {
      node: node.id,
      name: names.text(node.id),
      role: roleOf(node),
      value: progressOf(schedule, graph, value, step).known ? cells[value]! : null,
      gradient: node.needsGradient && known && arrived > 0 ? cells[gradient]! : null,
      arrived,
      total,
      state: stateCells(moment, node.id).map(({ name, cell }) => ({
        name,
        letter: stateLetters[name],
        value: cells[cell]!,
      })),
    }
  })
}
