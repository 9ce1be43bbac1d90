import type { Beat } from '../engine/beats.ts'
import { type Formula, type Hue, op, row } from '../engine/formula.ts'
import { cellOwner, type Graph, gradientCell } from '../engine/graph.ts'
import { progressOf, type Schedule } from '../engine/schedule.ts'
import type { Factor, FactorRole, Step } from '../engine/step.ts'
import type { Trace } from '../engine/trace.ts'
import type { Explanation, Moment, Origin, Piece } from './explanation.ts'
import { isExact } from './format.ts'
import { formulaText } from './formula-text.ts'
import { type Names, namesOf } from './names.ts'
import { inFormula, type Quantity, quantity, relation } from './sentence.ts'

/** A moment made ready for telling: its beat, its names and its numbers. */
export interface Telling {
  readonly moment: Moment
  readonly graph: Graph
  readonly schedule: Schedule
  readonly trace: Trace
  readonly beat: Beat
  readonly names: Names
  /** The last step of the beat. */
  readonly last: Step
}

/** What is told of a beat; everything else of an explanation follows from its place. */
export interface Account {
  readonly heading: string
  readonly sentence: readonly Piece[]
  readonly formula: NonNullable<Explanation['formula']>
  readonly origins: readonly Origin[]
  readonly chip: readonly Piece[]
  /** Numbers to be outlined where they stand on the stage. */
  readonly seen: readonly Quantity[]
  /** Of a whole pass: what it read, wrote and left alone. */
  readonly account?: Explanation['account']
}

/** What is told of a beat but for its words. */
export type Wordless = Omit<Account, 'heading' | 'sentence'>

/** Makes a moment ready for telling of its beat. */
export const tellingOf = (moment: Moment, beat: Beat): Telling => ({
  moment,
  graph: moment.graph,
  schedule: moment.schedule,
  trace: moment.trace,
  beat,
  names: namesOf(moment.graph, moment.notation),
  last: moment.trace.at(beat.to - 1),
})

/** The steps of the beat, in order. */
export const stepsOf = ({ trace, beat }: Telling): readonly Step[] =>
  Array.from({ length: beat.to - beat.from }, (_, i) => trace.at(beat.from + i))

const HUES = { value: 'value', slot: 'value', gradient: 'gradient', state: 'update' } as const

/** The colour of what a cell holds. */
export const hueOf = (graph: Graph, cell: number): Hue =>
  cell < 0 ? 'value' : HUES[cellOwner(graph, cell).holds]

/** What a cell holds once the beat is done. */
export const cellNow = ({ trace, beat, graph }: Telling, cell: number): Quantity =>
  quantity(trace.cellsAt(beat.to)[cell]!, hueOf(graph, cell), cell)

/** ∂E/∂node once the beat is done. */
export const gradientNow = (t: Telling, node: number): Quantity => cellNow(t, gradientCell(t.graph, node))

/** The first factor of a step with this role. Throws RangeError where the step has none. */
export const factor = (step: Step, role: FactorRole): Factor => {
  const found = step.factors.find((f) => f.role === role)
  if (!found) throw new RangeError(`step ${step.index}, ${step.kind}, has no factor ${role}`)
  return found
}

/** The numbers an apply took, in slot order. */
export const operandsOf = (step: Step): readonly Quantity[] =>
  step.factors.filter((f) => f.role === 'operand').map((f) => quantity(f.value, 'value', f.cell))

/** What a step wrote. */
export const written = (t: Telling, step: Step): Quantity =>
  quantity(step.after, step.kind === 'update' ? 'update' : hueOf(t.graph, step.cell), step.cell)

/** Contributions to a gradient that have arrived with this step, and in all. */
export const arrivals = (t: Telling, step: Step): { arrived: number; total: number } =>
  progressOf(t.schedule, t.graph, step.cell, step.index + 1)

/** The edges into a node, in slot order. */
const edgesInto = ({ firstEdge }: Graph, node: number): readonly number[] =>
  Array.from({ length: firstEdge[node + 1]! - firstEdge[node]! }, (_, k) => firstEdge[node]! + k)

/** The nodes a node takes its numbers from, in slot order. */
export const sourcesOf = (graph: Graph, node: number): readonly number[] =>
  edgesInto(graph, node).map((e) => graph.source[e]!)

/** The last step before place `until` that wrote a cell, null where none did. */
export const writerOf = ({ schedule, trace }: Telling, cell: number, until: number): Step | null => {
  for (let w = schedule.firstWrite[cell + 1]! - 1; w >= schedule.firstWrite[cell]!; w--) {
    const i = schedule.writeStep[w]!
    if (i < until) return trace.at(i)
  }
  return null
}

/** A formula with its printed lines: symbols; then `= numbers = result`, or the result alone without numbers. */
export const formulaOf = (
  symbols: Formula,
  numbers: Formula | null,
  result: Quantity,
): Account['formula'] => {
  const end = [op(relation(result.value)), inFormula(result)]
  // Such as n = −s = −1: the result is not said twice.
  const isSaid = numbers !== null && formulaText(numbers) === formulaText(inFormula(result))
  return {
    symbols,
    numbers: numbers ?? row(),
    result: { value: result.value, hue: result.hue, cell: result.cell, exact: isExact(result.value) },
    lines: numbers ? [symbols, isSaid ? row(...end) : row(op('='), numbers, ...end)] : [row(symbols, ...end)],
    summary: false,
  }
}

/** An account with lines of a whole layer or pass for its formula, which no single number belongs to. */
export const generalAccount = (
  t: Telling,
  heading: string,
  sentence: readonly Piece[],
  lines: readonly Formula[],
): Account => ({
  heading,
  sentence,
  formula: { ...formulaOf(lines[0]!, null, written(t, t.last)), lines, summary: true },
  origins: [],
  chip: [],
  seen: [],
})
