import { num } from '../engine/formula.ts'
import { type Graph, gradientCell } from '../engine/graph.ts'
import { hasGradient } from '../engine/schedule.ts'
import type { Step } from '../engine/step.ts'
import { parameterWord } from './boundary.ts'
import type { AccountRow } from './explanation.ts'
import { numbersOf } from './formula-text.ts'
import { stepsOf, type Telling } from './telling.ts'

/** The cells of a sort that the table of a pass counts. */
interface Sort {
  readonly what: string
  readonly hue: AccountRow['hue']
  readonly cells: readonly number[]
}

/** Values that are computed or loaded, what is given besides, gradients, and what the optimizer changes. */
const sortsOf = (t: Telling): readonly Sort[] => {
  const { graph } = t
  const loaded = new Set(graph.loaded)
  const having = (test: (n: Graph['nodes'][number]) => boolean) =>
    graph.nodes.filter(test).map(({ id }) => id)
  const isValue = (n: Graph['nodes'][number]): boolean => n.op !== null || loaded.has(n.id)
  const given = having((n) => !isValue(n) && !n.trainable)
  const sorts: readonly Sort[] = [
    { what: 'given numbers', hue: 'ink', cells: given },
    { what: 'values', hue: 'value', cells: having(isValue) },
    {
      what: 'gradients',
      hue: 'gradient',
      cells: having((n) => hasGradient(graph, n.id)).map((n) => gradientCell(graph, n)),
    },
    { what: parameterWord(t), hue: 'update', cells: graph.parameters },
  ]
  return sorts.filter(({ cells }) => cells.length > 0)
}

/** The cells a slope is computed from: those that its formula names. */
const readBySlope = ({ graph }: Telling, { edge }: Step): readonly number[] => {
  const consumer = graph.consumer[edge]!
  const first = graph.firstEdge[consumer]!
  const sources = Array.from(graph.source.subarray(first, graph.firstEdge[consumer + 1]!))
  const at = (node: number) => num(0, 'value', node)
  const slope = graph.nodes[consumer]!.op!.derivative(edge - first, sources.map(at), at(consumer))
  return numbersOf(slope).map(({ cell }) => cell)
}

/** The cells that a step reads: those of its factors, where a slope is one those it is computed from. */
const readBy = (t: Telling, step: Step): readonly number[] => [
  ...step.factors.flatMap(({ role, cell }) => (role === 'local' && cell < 0 ? readBySlope(t, step) : [cell])),
  ...(step.kind === 'update' ? [step.cell] : []),
]

/** What the steps of a beat read, wrote and left alone, by sort of number; slots hold copies and are not counted. */
export const accountOf = (t: Telling): readonly AccountRow[] => {
  const read = new Set<number>()
  const wrote = new Set<number>()
  for (const step of stepsOf(t)) {
    wrote.add(step.cell)
    for (const cell of readBy(t, step)) read.add(cell)
  }
  return sortsOf(t).map(({ what, hue, cells }) => {
    const written = cells.filter((c) => wrote.has(c)).length
    return {
      what,
      hue,
      read: cells.filter((c) => read.has(c)).length,
      wrote: written,
      untouched: cells.length - written,
      total: cells.length,
    }
  })
}
