import type { Predictions } from './predictions-question.ts'
import type { Training } from './training.ts'

/** Computes what nodes say of every sample; the training is left as it was. */
export const predictionsOf = (training: Training, nodes: readonly number[]): Predictions => {
  const { iteration, batches, batchSize } = training
  const { run, cells } = training.inside()
  const one: Float64Array[] = []
  const of = (samples: readonly Float64Array[]): Float64Array => {
    const said = new Float64Array(samples.length * nodes.length)
    samples.forEach((sample, i) => {
      one[0] = sample
      run.loss(cells, one)
      for (let n = 0; n < nodes.length; n++) said[i * nodes.length + n] = cells[nodes[n]!]!
    })
    return said
  }
  return {
    iteration,
    batch: Int32Array.from({ length: batchSize }, (_, s) => batches.rowAt(iteration, s)),
    train: of(batches.samples),
    tests: of(batches.tests),
  }
}
