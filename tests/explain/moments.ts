import { type Beat, beatBefore } from '../../src/engine/beats.ts'
import type { Graph } from '../../src/engine/graph.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { type Optimizer, optimizerOf, optimizers } from '../../src/engine/optimizer.ts'
import { record } from '../../src/engine/record.ts'
import { type BatchPosition, makeSchedule, SINGLE } from '../../src/engine/schedule.ts'
import { SIZES, type Size } from '../../src/engine/step.ts'
import { Trace } from '../../src/engine/trace.ts'
import type { Moment, Notation } from '../../src/explain/explanation.ts'
import { compile } from '../../src/models/compile.ts'
import { notationOf } from '../../src/models/notation.ts'
import type { Recipe } from '../../src/models/recipe.ts'

/** Makes the moment at a place of a recording, told in beats of a size. */
export type MomentAt = (size: Size, step: number, beat?: Beat | null) => Moment

/** How a graph is recorded. */
export interface Recorded {
  readonly notation?: Notation
  readonly sample?: Float64Array
  readonly batchSize?: number
  readonly learningRate?: number
  readonly position?: BatchPosition
  readonly intro?: string
  readonly cells?: Float64Array
  readonly iteration?: number
  readonly optimizer?: Optimizer
}

/** Records one iteration of a graph. */
export const momentsOf = (graph: Graph, given: Recorded = {}): MomentAt => {
  const { position = SINGLE, batchSize = 1, learningRate = 0.1, iteration = 0, intro } = given
  const { optimizer = optimizers.sgd } = given
  const schedule = makeSchedule(graph, optimizer, position)
  const columns = record(graph, optimizer, given.cells ?? initialCells(graph, optimizer), {
    schedule,
    sample: given.sample ?? new Float64Array(graph.loaded.length),
    batchSize,
    hyperparameters: { learningRate },
    iteration,
  })
  const trace = new Trace(columns)
  const notation = given.notation ?? { loss: 'L', neurons: [] }
  return (size, step, beat = beatBefore(schedule, size, step)) => ({
    graph,
    schedule,
    trace,
    notation,
    iteration,
    step,
    size,
    beat,
    ...(intro === undefined ? {} : { intro }),
  })
}

/** Records iteration 0 of a recipe's first sample. */
export const momentsOfRecipe = (recipe: Recipe): MomentAt => {
  const { inputs = [], targets = [] } = recipe.samples[0] ?? {}
  const graph = compile(recipe)
  return momentsOf(graph, {
    notation: notationOf(recipe),
    sample: Float64Array.from(graph.loaded.length > 0 ? [...inputs, ...targets] : []),
    batchSize: recipe.batchSize,
    learningRate: recipe.learningRate,
    optimizer: optimizerOf(recipe.optimizer, recipe.settings),
    intro: recipe.intro,
  })
}

/** Every place at every size, the parts of beats included, or one place in `stride`. */
export const everyMoment = (at: MomentAt, stride = 1): readonly Moment[] => {
  const { length } = at('write', 0).schedule
  return SIZES.flatMap((size, k) =>
    Array.from({ length: Math.ceil((length + 1) / stride) }, (_, i) =>
      at(size, Math.min(length, i * stride + (k % stride))),
    ),
  )
}
