import { type Formula, num } from '../engine/formula.ts'
import { cellCount, type Graph, gradientCell } from '../engine/graph.ts'
import { hasGradient } from '../engine/schedule.ts'
import { FACTOR_ROLES, KINDS } from '../engine/step.ts'
import { parameterWord } from './boundary.ts'
import type { AccountRow } from './explanation.ts'
import { numbersOf } from './formula-text.ts'
import { sourcesOf, type Telling } from './telling.ts'

/** The cells of a sort that the table of a pass counts. */
interface Sort {
  readonly what: string
  readonly hue: AccountRow['hue']
  readonly cells: readonly number[]
}

/** Values that are computed or loaded, what is given besides, gradients, and what the optimizer changes. */
const sortsOf = (t: Telling): readonly Sort[] => {
  const { graph } = t
  const { state } = t.schedule.optimizer
  const first = cellCount(graph, 0)
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
    {
      what: 'optimizer numbers',
      hue: 'update',
      cells: Array.from({ length: cellCount(graph, state.length) - first }, (_, i) => first + i),
    },
  ]
  return sorts.filter(({ cells }) => cells.length > 0)
}

/** Calls back with the cells that the slope along an edge is computed from: those that its formula names. */
const slopeReader = ({ graph }: Telling, read: (cell: number) => void): ((edge: number) => void) => {
  const at = (node: number): Formula => num(0, 'value', node)
  let known = -1
  let sources: readonly Formula[] = []
  return (edge) => {
    const consumer = graph.consumer[edge]!
    // The edges of one consumer mostly follow each other.
    if (consumer !== known) sources = sourcesOf(graph, consumer).map(at)
    known = consumer
    const { derivative } = graph.nodes[consumer]!.op!
    for (const { cell } of numbersOf(derivative(edge - graph.firstEdge[consumer]!, sources, at(consumer))))
      read(cell)
  }
}

/**
 * What the steps of a beat read, wrote and left alone, by sort of number. A step reads the cells of its factors; slots
 * hold copies and are not counted.
 */
export const accountOf = (t: Telling): readonly AccountRow[] => {
  const { cell, edge, kind, factorStart, factorCell, factorRole, initial } = t.trace.columns
  const read = new Uint8Array(initial.length)
  const wrote = new Uint8Array(initial.length)
  const readCell = (c: number): void => {
    if (c >= 0) read[c] = 1
  }
  const readSlope = slopeReader(t, readCell)
  for (let i = t.beat.from; i < t.beat.to; i++) {
    wrote[cell[i]!] = 1
    if (KINDS[kind[i]!] === 'update') readCell(cell[i]!)
    for (let f = factorStart[i]!; f < factorStart[i + 1]!; f++)
      if (factorCell[f]! < 0 && FACTOR_ROLES[factorRole[f]!] === 'local') readSlope(edge[i]!)
      else readCell(factorCell[f]!)
  }
  return sortsOf(t).map(({ what, hue, cells }) => {
    const written = cells.filter((c) => wrote[c]).length
    return {
      what,
      hue,
      read: cells.filter((c) => read[c]).length,
      wrote: written,
      untouched: cells.length - written,
      total: cells.length,
    }
  })
}
