import { FACTOR_ROLES, type Factor, KINDS, PASSES, type Step } from './step.ts'

/** A recorded sample as typed-array columns, one entry per step, and the cells before its first step. */
export interface TraceColumns {
  /** Index into KINDS. */
  readonly kind: Uint8Array
  /** Index into PASSES. */
  readonly pass: Uint8Array
  readonly node: Int32Array
  readonly edge: Int32Array
  readonly cell: Int32Array
  readonly before: Float64Array
  readonly after: Float64Array
  /** Length n+1: step i's factors are factorStart[i] … factorStart[i+1] − 1. */
  readonly factorStart: Int32Array
  /** Index into FACTOR_ROLES. */
  readonly factorRole: Uint8Array
  readonly factorValue: Float64Array
  readonly factorCell: Int32Array
  /** All cells before step 0. */
  readonly initial: Float64Array
}

/** The buffers of a trace's columns, to be transferred between threads. */
export const traceBuffers = (c: TraceColumns): ArrayBuffer[] =>
  Object.values(c).map((column: Float64Array | Int32Array | Uint8Array) => column.buffer as ArrayBuffer)

/** A recorded sample: its steps one by one, and the cells after any number of them. */
export class Trace {
  readonly columns: TraceColumns
  /** Number of steps n; places are 0…n. */
  readonly length: number
  #cells: Float64Array
  #place = 0

  constructor(columns: TraceColumns) {
    this.columns = columns
    this.length = columns.kind.length
    this.#cells = columns.initial.slice()
  }

  /** Step i, 0…n−1. Throws RangeError outside. */
  at(i: number): Step {
    const c = this.columns
    if (!(i >= 0 && i < this.length)) throw new RangeError(`step ${i} is not in 0 to ${this.length - 1}`)
    const factors: Factor[] = []
    for (let f = c.factorStart[i]!; f < c.factorStart[i + 1]!; f++)
      factors.push({
        role: FACTOR_ROLES[c.factorRole[f]!]!,
        value: c.factorValue[f]!,
        cell: c.factorCell[f]!,
      })
    return {
      index: i,
      kind: KINDS[c.kind[i]!]!,
      pass: PASSES[c.pass[i]!]!,
      node: c.node[i]!,
      edge: c.edge[i]!,
      cell: c.cell[i]!,
      before: c.before[i]!,
      after: c.after[i]!,
      factors,
    }
  }

  /**
   * All cells once i steps have been applied, 0…n. The array is shared and stays valid until the next call: it is
   * moved there by replaying `after` forwards or `before` backwards from where it was.
   */
  cellsAt(i: number): Float64Array {
    const { cell, before, after } = this.columns
    const place = Math.max(0, Math.min(this.length, i))
    for (; this.#place < place; this.#place++) this.#cells[cell[this.#place]!] = after[this.#place]!
    for (; this.#place > place; this.#place--) this.#cells[cell[this.#place - 1]!] = before[this.#place - 1]!
    return this.#cells
  }
}
