import type { Graph } from '../../src/engine/graph.ts'
import { optimizers } from '../../src/engine/optimizer.ts'
import { record } from '../../src/engine/record.ts'
import { makeSchedule, type Schedule } from '../../src/engine/schedule.ts'
import { Trace } from '../../src/engine/trace.ts'

export const sgd = optimizers.sgd
export const h = { learningRate: 0.1 }
export const noSample = [new Float64Array(0)]

/** Records a whole iteration on `cells` in place, sample by sample. */
export const recordIteration = (
  graph: Graph,
  cells: Float64Array,
  samples: readonly Float64Array[],
): { schedule: Schedule; trace: Trace }[] =>
  samples.map((sample, s) => {
    const schedule = makeSchedule(graph, sgd, { first: s === 0, last: s === samples.length - 1 })
    const columns = record(graph, sgd, cells, {
      schedule,
      sample,
      batchSize: samples.length,
      hyperparameters: h,
    })
    return { schedule, trace: new Trace(columns) }
  })

/** Whether two runs of numbers are the same to the bit; returns the first index that differs, -1 if none. */
export const firstDifference = (a: Float64Array, b: Float64Array, from = 0, to = a.length): number => {
  for (let i = from; i < to; i++) if (!Object.is(a[i], b[i])) return i
  return -1
}
