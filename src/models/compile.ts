import type { Graph } from '../engine/graph.ts'
import { editedModel } from './edits.ts'
import { compileGraphModel } from './graph-model.ts'
import { compileNetwork } from './network.ts'
import type { Recipe } from './recipe.ts'

/**
 * Builds a recipe's graph, its leaves trained or not as the edits say; edited numbers are written into cells, not here.
 * The same recipe gives the same graph. Throws RangeError where the recipe was never parsed.
 */
export const compile = (recipe: Recipe): Graph => {
  const model = editedModel(recipe)
  return model.kind === 'network' ? compileNetwork(recipe, model) : compileGraphModel(model)
}
