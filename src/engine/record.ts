import { type Graph, gradientCell, slotCell } from './graph.ts'
import type { Hyperparameters, Optimizer, Read, StateName } from './optimizer.ts'
import type { Schedule } from './schedule.ts'
import { FACTOR_ROLES, type FactorRole, KINDS } from './step.ts'
import type { TraceColumns } from './trace.ts'
import { scalarsOf, updateColumns } from './update.ts'

/** What a recording needs besides the graph: its schedule, the sample and the batch it belongs to. */
export interface RecordOptions {
  readonly schedule: Schedule
  /** Numbers for `graph.loaded`, in that order. */
  readonly sample: Float64Array
  /** B: number of samples in the batch, so that the seed is 1/B. */
  readonly batchSize: number
  readonly hyperparameters: Hyperparameters
  /** k: updates already applied, which an optimizer may count; 0 unless said. */
  readonly iteration?: number
}

/** Factors of all steps, one after the other, as the columns of a trace hold them. */
class Factors {
  readonly #roles: number[] = []
  readonly #values: number[] = []
  readonly #cells: number[] = []

  get count(): number {
    return this.#roles.length
  }

  add(role: FactorRole, value: number, cell = -1): void {
    this.#roles.push(FACTOR_ROLES.indexOf(role))
    this.#values.push(value)
    this.#cells.push(cell)
  }

  columns(): Pick<TraceColumns, 'factorRole' | 'factorValue' | 'factorCell'> {
    return {
      factorRole: Uint8Array.from(this.#roles),
      factorValue: Float64Array.from(this.#values),
      factorCell: Int32Array.from(this.#cells),
    }
  }
}

/** Runs one sample step by step on `cells` in place and returns every write. Same bits as the plain run. */
export const record = (
  graph: Graph,
  optimizer: Optimizer,
  cells: Float64Array,
  { schedule, sample, batchSize, hyperparameters, iteration = 0 }: RecordOptions,
): TraceColumns => {
  const { length, kind, pass, node, edge, cell } = schedule
  const initial = cells.slice()
  const before = new Float64Array(length)
  const after = new Float64Array(length)
  const factorStart = new Int32Array(length + 1)
  const factors = new Factors()
  const roleOf = (read: Read): FactorRole =>
    optimizer.state.includes(read as StateName) ? 'state' : (read as FactorRole)
  const writes = updateColumns(graph, optimizer).map((column) => ({
    ...column,
    scalars: scalarsOf(optimizer, column, hyperparameters, iteration),
  }))
  const positions = new Map(graph.parameters.map((n, p) => [n, p]))
  let loaded = 0
  let write = 0

  /** Computes what step i writes, noting its factors on the way. */
  const compute = (i: number): number => {
    const n = node[i]!
    switch (KINDS[kind[i]!]!) {
      case 'load': {
        const value = sample[loaded++]!
        factors.add('sample', value)
        return value
      }
      case 'carry': {
        const from = graph.source[edge[i]!]!
        factors.add('carried', cells[from]!, from)
        return cells[from]!
      }
      case 'apply': {
        const at = slotCell(graph, graph.firstEdge[n]!)
        const count = graph.firstEdge[n + 1]! - graph.firstEdge[n]!
        for (let k = 0; k < count; k++)
          factors.add('operand', cells[at + k]!, graph.source[graph.firstEdge[n]! + k]!)
        return graph.nodes[n]!.op!.value(cells, at, count)
      }
      case 'zero':
        return 0
      case 'seed':
        factors.add('share', 1 / batchSize)
        return cells[cell[i]!]! + 1 / batchSize
      case 'pull':
        return pull(edge[i]!, cells[cell[i]!]!)
      case 'update':
        return update(writes[write++ % writes.length]!, positions.get(n)!)
    }
  }

  const pull = (e: number, sum: number): number => {
    const c = graph.consumer[e]!
    const first = graph.firstEdge[c]!
    const { partial, partialSlot } = graph.nodes[c]!.op!
    const upstream = cells[gradientCell(graph, c)]!
    const local = partial(
      e - first,
      cells,
      slotCell(graph, first),
      graph.firstEdge[c + 1]! - first,
      cells[c]!,
    )
    const slot = partialSlot?.(e - first) ?? -1
    factors.add('upstream', upstream, gradientCell(graph, c))
    factors.add('local', local, slot < 0 ? -1 : graph.source[first + slot]!)
    factors.add('contribution', upstream * local)
    return sum + upstream * local
  }

  const update = (
    { apply, to, reads, cells: read, columns, scalars }: (typeof writes)[number],
    p: number,
  ): number => {
    let scalar = 0
    reads.forEach((name, k) => {
      const column = read[k]
      if (column) factors.add(roleOf(name), cells[column[p]!]!, column[p]!)
      else factors.add(roleOf(name), scalars[scalar++]!)
    })
    apply(cells, to, columns, scalars, p, p + 1)
    return cells[to[p]!]!
  }

  for (let i = 0; i < length; i++) {
    before[i] = cells[cell[i]!]!
    after[i] = compute(i)
    cells[cell[i]!] = after[i]!
    factorStart[i + 1] = factors.count
  }
  return {
    kind: kind.slice(),
    pass: pass.slice(),
    node: node.slice(),
    edge: edge.slice(),
    cell: cell.slice(),
    before,
    after,
    factorStart,
    ...factors.columns(),
    initial,
  }
}
