import type { Graph } from './graph.ts'
import { KINDS } from './step.ts'
import type { TraceColumns } from './trace.ts'

/**
 * Where to stop: once a node's value is there (a parameter's: after its update) and once its gradient is complete, at a complete gradient that
 * is exactly 0 or whose size passes a bound, at an iteration's first NaN or ±∞, or where a pass ends.
 */
export type Stop =
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'zero' | 'nonFinite' | 'pass' }
  | { readonly kind: 'above'; readonly bound: number }

/** Whether a stop falls at the same places in every iteration, whatever the numbers are. */
export const isStructural = ({ kind }: Stop): boolean => kind === 'node' || kind === 'pass'

const PULL = KINDS.indexOf('pull')
const SEED = KINDS.indexOf('seed')

const completions = new WeakMap<TraceColumns, readonly number[]>()

/** The steps that complete a gradient, ascending: the last seed or pull of each. Gradients that are only cleared have none. */
const completing = ({ kind, cell }: TraceColumns): readonly number[] => {
  const complete = new Set<number>()
  const steps: number[] = []
  for (let i = kind.length - 1; i >= 0; i--) {
    if ((kind[i] !== PULL && kind[i] !== SEED) || complete.has(cell[i]!)) continue
    complete.add(cell[i]!)
    steps.push(i)
  }
  return steps.reverse()
}

const completionsOf = (columns: TraceColumns): readonly number[] => {
  const steps = completions.get(columns) ?? completing(columns)
  completions.set(columns, steps)
  return steps
}

const stepsWhere = (count: number, holds: (step: number) => boolean): readonly number[] =>
  Array.from({ length: count }, (_, i) => i).filter(holds)

/** The steps of a recorded iteration after which a stop holds, ascending. */
const stepsOf = (stop: Stop, { nodeCount }: Graph, columns: TraceColumns): readonly number[] => {
  const { pass, cell, after } = columns
  switch (stop.kind) {
    case 'node':
      return [
        ...[cell.lastIndexOf(stop.node)].filter((i) => i >= 0),
        ...completionsOf(columns).filter((i) => cell[i] === nodeCount + stop.node),
      ].sort((a, b) => a - b)
    case 'zero':
      return completionsOf(columns).filter((i) => after[i] === 0)
    case 'above':
      return completionsOf(columns).filter((i) => Math.abs(after[i]!) > stop.bound)
    case 'nonFinite':
      return [after.findIndex((x) => !Number.isFinite(x))].filter((i) => i >= 0)
    case 'pass':
      return stepsWhere(pass.length, (i) => pass[i] !== pass[i + 1])
  }
}

/** The places (numbers of writes applied, 1…n) of a recorded iteration where any of these stops holds, ascending. */
export const stopPlaces = (stops: readonly Stop[], graph: Graph, columns: TraceColumns): readonly number[] =>
  [...new Set(stops.flatMap((stop) => stepsOf(stop, graph, columns)))].sort((a, b) => a - b).map((i) => i + 1)

/** Those of the stops that hold at a place. */
export const stopsAt = (
  stops: readonly Stop[],
  graph: Graph,
  columns: TraceColumns,
  place: number,
): readonly Stop[] => stops.filter((stop) => stepsOf(stop, graph, columns).includes(place - 1))
