import { optimizers } from '../engine/optimizer.ts'
import { makeSchedule } from '../engine/schedule.ts'
import { compile } from '../models/compile.ts'
import type { Recipe } from '../models/recipe.ts'
import type { Compiled } from './state.ts'

const compiledRecipes = new WeakMap<Recipe, Compiled>()

/** A recipe's graph and the schedule of its first sample, made once per recipe. Throws where the recipe was never parsed. */
export const compiledOf = (recipe: Recipe): Compiled => {
  const known = compiledRecipes.get(recipe)
  if (known !== undefined) return known
  const graph = compile(recipe)
  const last = Math.min(recipe.batchSize, recipe.samples.length) <= 1
  const compiled = {
    recipe,
    graph,
    schedule: makeSchedule(graph, optimizers[recipe.optimizer], { first: true, last }),
  }
  compiledRecipes.set(recipe, compiled)
  return compiled
}

/** Whether two recipes differ in their edits at most, so that a place in one is a place in the other. */
export const sameButForEdits = (a: Recipe, b: Recipe): boolean =>
  JSON.stringify({ ...a, edits: [] }) === JSON.stringify({ ...b, edits: [] })
