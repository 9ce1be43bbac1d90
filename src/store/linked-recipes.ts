import { withoutEdits } from '../models/edit-recipe.ts'
import { LEARNING_RATE } from '../models/edits.ts'
import type { Recipe } from '../models/recipe.ts'
import { findRecipe } from '../models/textbook.ts'
import { compiledOf } from './compiled.ts'
import { type ReadEdits, readEdits } from './edit-link.ts'
import { editsPlace } from './link.ts'
import type { Known, Place } from './link-table.ts'

/** What links can lead to: the one in view, or an example, edited. Each is made once. */
export interface LinkedRecipes {
  /** The recipe a link means, and what of its edits could not be used. */
  at(place: Pick<Place, 'model' | 'eta' | 'edits'>): ReadEdits
  known(): Known
}

/** Makes recipes from links; `current` is the one in view or headed for. */
export const createLinkedRecipes = (recipes: readonly Recipe[], current: () => Recipe): LinkedRecipes => {
  const read = new Map<string, ReadEdits>()
  const recipeOf = (id: string): Recipe => {
    const recipe = current()
    return recipe.id === id ? recipe : (recipes.find((r) => r.id === id) ?? recipe)
  }
  const at: LinkedRecipes['at'] = ({ model, eta, edits }) => {
    const recipe = recipeOf(model)
    const now = editsPlace(recipe)
    if (now.eta === eta && now.edits === edits) return { recipe, problems: [] }
    const key = `${model} ${eta} ${edits}`
    const base = findRecipe(model) ?? withoutEdits(recipe)
    const rate = eta === null ? [] : [{ iteration: 0, path: LEARNING_RATE, value: eta }]
    const made = read.get(key) ?? readEdits(edits, base, rate)
    read.set(key, made)
    return made
  }
  return {
    at,
    known: () => ({
      models: [...new Set([...recipes.map((r) => r.id), current().id])],
      length: (model, edits) => compiledOf(at({ model, eta: null, edits }).recipe).schedule.length,
    }),
  }
}
