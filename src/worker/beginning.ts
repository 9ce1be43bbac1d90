import type { Graph } from '../engine/graph.ts'
import { initialCells } from '../engine/initial-cells.ts'
import { optimizerOf } from '../engine/optimizer.ts'
import { record } from '../engine/record.ts'
import { makeSchedule } from '../engine/schedule.ts'
import { compile } from '../models/compile.ts'
import { editedSamples, editorOf } from '../models/edits.ts'
import type { Recipe } from '../models/recipe.ts'
import type { Recording } from './api.ts'

/** A recipe before its first update. */
export interface Beginning {
  readonly recipe: Recipe
  readonly graph: Graph
  /** Iteration 0 as a training records it, to the bit; null where its batch is more than one sample given in order. */
  record(): Recording | null
}

/**
 * Builds a recipe for all that can be known of it without what trains, which is loaded when it is needed. Throws
 * RangeError where the recipe was never parsed.
 */
export const beginningOf = (recipe: Recipe): Beginning => {
  const graph = compile(recipe)
  const editor = editorOf(recipe, graph)
  const { optimizer, settings, learningRate, batchSize, shuffled, keepsGradients } = recipe
  return {
    recipe,
    graph,
    record: () => {
      if (batchSize !== 1 || shuffled || keepsGradients) return null
      const [sample] = graph.loaded.length > 0 ? editedSamples(recipe) : []
      const rule = optimizerOf(optimizer, settings)
      const cells = initialCells(graph, rule)
      const columns = record(graph, rule, cells, {
        hyperparameters: editor.apply(0, cells, { learningRate }),
        schedule: makeSchedule(graph, rule, { first: true, last: true }),
        sample: Float64Array.from(sample ? [...sample.inputs, ...sample.targets] : []),
        batchSize,
      })
      return { iteration: 0, sample: 0, row: 0, columns, loss: cells[graph.output]! }
    },
  }
}
