import { type SampleOrder, sampleOrder } from '../engine/sample-order.ts'
import { editedSamples } from '../models/edits.ts'
import type { Recipe, Sample } from '../models/recipe.ts'

/** Numbers for `graph.loaded`, in that order. */
const rowOf = (s: Sample): Float64Array => Float64Array.from([...s.inputs, ...s.targets])

/** A sample of an iteration. */
export interface ComesUp {
  readonly iteration: number
  readonly sample: number
}

/** The samples of a recipe, and which of them each iteration takes: those at positions k·B, … of all epochs. */
export class Batches {
  readonly samples: readonly Float64Array[]
  readonly tests: readonly Float64Array[]
  /** B. */
  readonly size: number
  readonly #order: SampleOrder
  readonly #now: Float64Array[]

  /** Samples that stand in the leaves themselves, `loaded` false, are one without numbers. */
  constructor(recipe: Recipe, loaded: boolean) {
    this.samples = loaded ? editedSamples(recipe).map(rowOf) : [new Float64Array(0)]
    this.tests = loaded ? (recipe.tests ?? []).map(rowOf) : []
    this.#now = this.samples.slice(0, recipe.batchSize)
    this.size = this.#now.length
    this.#order = sampleOrder(this.samples.length, recipe.shuffled ? recipe.seed : null)
  }

  /** Number of epochs finished before iteration k. */
  epochAt(k: number): number {
    return Math.floor((k * this.size) / this.samples.length)
  }

  /** Which training sample is the s-th of iteration k's batch. */
  rowAt(k: number, s: number): number {
    return this.#order.at(k * this.size + s)
  }

  /** Where a training sample comes up next, in iteration k or later. Throws RangeError for rows that are none. */
  comesUp(row: number, k: number): ComesUp {
    if (!Number.isInteger(row) || row < 0 || row >= this.samples.length)
      throw new RangeError(`row is ${row}; expected 0 to ${this.samples.length - 1}`)
    let position = k * this.size
    // Every epoch takes every sample, so that the end of the next one is far enough.
    while (this.#order.at(position) !== row) position++
    return { iteration: Math.floor(position / this.size), sample: position % this.size }
  }

  /** The samples of iteration k's batch; the list is shared and stays valid until the next call. */
  at(k: number): readonly Float64Array[] {
    for (let i = 0; i < this.size; i++) this.#now[i] = this.samples[this.rowAt(k, i)]!
    return this.#now
  }
}
