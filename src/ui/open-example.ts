import type { Recipe } from '../models/recipe.ts'
import type { AppActions } from '../store/state.ts'

/** Opens an example at a place, by default at its beginning; undo leads back to what was open before. */
export const openExample = (app: AppActions, recipe: Recipe, iteration = 0, step = 0): void => {
  app.putRecipe(recipe)
  app.goToIteration(iteration, step)
}
