import type { Graph } from '../engine/graph.ts'
import { compileGraphModel } from './graph-model.ts'
import { compileNetwork } from './network.ts'
import type { Recipe } from './recipe.ts'

/** Builds a recipe's graph; the same recipe gives the same graph. Throws RangeError where the recipe was never parsed. */
export const compile = (recipe: Recipe): Graph =>
  recipe.model.kind === 'network' ? compileNetwork(recipe, recipe.model) : compileGraphModel(recipe.model)
