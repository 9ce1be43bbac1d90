import { type Graph, gradientCell, stateCell } from './graph.ts'
import type { Hyperparameters, Optimizer, OptimizerWrite, Read, SettingName, StateName } from './optimizer.ts'
import { type Rule, rules } from './optimizer-rules.ts'

/** A write of an update for all parameters of a graph, by their positions among `graph.parameters`. */
export interface UpdateColumn extends OptimizerWrite {
  readonly apply: Rule
  /** The cells it writes. */
  readonly to: Int32Array
  /** Per read the cells it reads, null where all parameters read the same number. */
  readonly cells: readonly (Int32Array | null)[]
  /** Those that are cells, in order. */
  readonly columns: readonly Int32Array[]
}

const columnOf = (graph: Graph, { state }: Optimizer, read: Read): Int32Array | null => {
  if (read === 'parameter') return Int32Array.from(graph.parameters)
  if (read === 'gradient') return Int32Array.from(graph.parameters, (p) => gradientCell(graph, p))
  const k = state.indexOf(read as StateName)
  return k < 0 ? null : Int32Array.from(graph.parameters, (_, p) => stateCell(graph, p, k, state.length))
}

/** The writes of an update, each as columns over all parameters. */
export const updateColumns = (graph: Graph, optimizer: Optimizer): readonly UpdateColumn[] =>
  optimizer.writes.map((write) => {
    const cells = write.reads.map((read) => columnOf(graph, optimizer, read))
    return {
      ...write,
      apply: rules[write.rule],
      to: columnOf(graph, optimizer, write.target < 0 ? 'parameter' : optimizer.state[write.target]!)!,
      cells,
      columns: cells.filter((column) => column !== null),
    }
  })

const scalarOf = ({ settings }: Optimizer, read: Read, h: Hyperparameters, iteration: number): number =>
  read === 'learningRate' ? h.learningRate : read === 't' ? iteration + 1 : settings[read as SettingName]

/** The numbers a write reads that are the same for all parameters, in order, in the update that ends iteration k. */
export const scalarsOf = (
  optimizer: Optimizer,
  { reads, cells }: UpdateColumn,
  h: Hyperparameters,
  iteration: number,
): readonly number[] =>
  reads.flatMap((read, i) => (cells[i] === null ? [scalarOf(optimizer, read, h, iteration)] : []))
