import { beatBefore } from '../../src/engine/beats.ts'
import type { Schedule } from '../../src/engine/schedule.ts'
import type { Pass } from '../../src/engine/step.ts'
import { PASSES } from '../../src/engine/step.ts'
import { Trace } from '../../src/engine/trace.ts'
import { notationOf } from '../../src/models/notation.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { compiledOf } from '../../src/store/compiled.ts'
import { Training } from '../../src/worker/training.ts'
import type { MomentAt } from './moments.ts'

/** Records a sample of a batch after so many updates, as the page shows it. */
export const momentsOfSample = (recipe: Recipe, sample: number, iteration = 0): MomentAt => {
  const { graph, schedule, batch } = compiledOf(recipe, sample)
  const training = new Training(recipe)
  while (training.iteration < iteration) training.step()
  const { columns, row } = training.record(sample)
  const trace = new Trace(columns)
  const at = { index: sample, of: batch.size, row, rows: recipe.samples.length }
  return (size, step, beat = beatBefore(schedule, size, step)) => ({
    graph,
    schedule,
    trace,
    notation: notationOf(recipe, batch.size > 1 ? sample + 1 : undefined),
    iteration,
    sample: at,
    step,
    size,
    beat,
  })
}

/** The place where a pass is done. */
export const endOfPass = ({ pass }: Schedule, name: Pass): number =>
  pass.lastIndexOf(PASSES.indexOf(name)) + 1
