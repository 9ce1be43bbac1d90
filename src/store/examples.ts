import { exampleTable } from '../models/example-table.ts'
import type { Recipe } from '../models/recipe.ts'
import { findRecipe } from '../models/textbook.ts'

/** A worked example to choose from: its recipe, what it teaches, and the same with something changed. */
export interface Example {
  readonly recipe: Recipe
  readonly teaches: string
  readonly variants: readonly { readonly recipe: Recipe; readonly words: string }[]
}

const recipeOf = (id: string): Recipe => {
  const recipe = findRecipe(id)
  if (recipe === undefined) throw new RangeError(`the textbook has no example ${id}`)
  return recipe
}

/** The worked examples in the order in which they are offered. Throws RangeError where the table names one that is none. */
export const examples: readonly Example[] = exampleTable.map(({ id, teaches, variants = [] }) => ({
  recipe: recipeOf(id),
  teaches,
  variants: variants.map((v) => ({ recipe: recipeOf(v.id), words: v.words })),
}))
