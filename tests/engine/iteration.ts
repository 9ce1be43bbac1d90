import type { Graph } from '../../src/engine/graph.ts'
import {
  type Optimizer,
  type OptimizerSettings,
  optimizerOf,
  optimizers,
} from '../../src/engine/optimizer.ts'
import { record } from '../../src/engine/record.ts'
import { makeSchedule, type Schedule } from '../../src/engine/schedule.ts'
import { Trace } from '../../src/engine/trace.ts'

export const sgd = optimizers.sgd
export const h = { learningRate: 0.1 }
export const noSample = [new Float64Array(0)]

/** Every optimizer as it comes, and with weight decay turned on or, where it comes with it, off. */
export const everyOptimizer: readonly Optimizer[] = Object.values(optimizers).flatMap((o) => {
  const other: Partial<OptimizerSettings> = { weightDecay: o.settings.weightDecay === 0 ? 0.1 : 0 }
  return [o, optimizerOf(o.name, other)]
})

/** An optimizer in words, for the names of tests. */
export const called = ({ name, settings }: Optimizer): string =>
  settings.weightDecay === 0 ? name : `${name} with weight decay`

/** Records a whole iteration on `cells` in place, sample by sample. */
export const recordIteration = (
  graph: Graph,
  cells: Float64Array,
  samples: readonly Float64Array[],
  optimizer: Optimizer = sgd,
  iteration = 0,
): { schedule: Schedule; trace: Trace }[] =>
  samples.map((sample, s) => {
    const schedule = makeSchedule(graph, optimizer, { first: s === 0, last: s === samples.length - 1 })
    const columns = record(graph, optimizer, cells, {
      schedule,
      sample,
      batchSize: samples.length,
      hyperparameters: h,
      iteration,
    })
    return { schedule, trace: new Trace(columns) }
  })

/** Whether two runs of numbers are the same to the bit; returns the first index that differs, -1 if none. */
export const firstDifference = (a: Float64Array, b: Float64Array, from = 0, to = a.length): number => {
  for (let i = from; i < to; i++) if (!Object.is(a[i], b[i])) return i
  return -1
}
