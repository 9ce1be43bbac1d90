import { type Formula, text } from '../engine/formula.ts'
import { gradientCell } from '../engine/graph.ts'
import { progressOf } from '../engine/schedule.ts'
import type { FactorRole, Step } from '../engine/step.ts'
import { inFormula, quantity } from './sentence.ts'
import { cellNow, factor, hueOf, type Telling } from './telling.ts'

const NOT_YET = text('–')

/** What stands for the gradient of a parameter that training leaves as it is. */
export const FIXED = text('fixed')

/** A node's value as an entry of a matrix: `–` before it is known. */
export const valueEntry = (t: Telling, node: number): Formula =>
  progressOf(t.schedule, t.graph, node, t.beat.to).known ? inFormula(cellNow(t, node)) : NOT_YET

/** A node's gradient as an entry: `–` before its last contribution has arrived. */
export const gradientEntry = (t: Telling, node: number): Formula => {
  const cell = gradientCell(t.graph, node)
  const { arrived, complete } = progressOf(t.schedule, t.graph, cell, t.beat.to)
  return arrived > 0 && complete ? inFormula(cellNow(t, cell)) : NOT_YET
}

/** The pull along an edge, null where it has not happened by the end of the beat. */
export const pullAlong = ({ schedule, trace, graph, beat }: Telling, edge: number): Step | null => {
  const cell = gradientCell(graph, graph.source[edge]!)
  for (let w = schedule.firstWrite[cell]!; w < schedule.firstWrite[cell + 1]!; w++) {
    const i = schedule.writeStep[w]!
    if (i < beat.to && schedule.edge[i] === edge) return trace.at(i)
  }
  return null
}

/** A factor of the pull along an edge as an entry. */
export const factorEntry = (t: Telling, edge: number, role: FactorRole): Formula => {
  const step = pullAlong(t, edge)
  if (step === null) return NOT_YET
  const { value, cell } = factor(step, role)
  return inFormula(quantity(value, role === 'local' ? hueOf(t.graph, cell) : 'gradient', cell))
}

/** What stood in a gradient before the pull along an edge, as an entry. */
export const beforeEntry = (t: Telling, edge: number): Formula => {
  const step = pullAlong(t, edge)
  return step === null ? NOT_YET : inFormula(quantity(step.before, 'gradient'))
}
