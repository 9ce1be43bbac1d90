import { exampleTable } from '../models/example-table.ts'
import type { Recipe } from '../models/recipe.ts'
import { findRecipe } from '../models/textbook.ts'
import { recipeOfText } from '../models/typed.ts'
import { startingPrograms } from './starting-programs.ts'

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

const started = (text: string): Recipe => {
  const made = recipeOfText(text)
  if (!made.ok) throw new Error(made.problem.message)
  return made.recipe
}

/** What a new expression begins as. */
export const newExpression: Example = {
  recipe: started(startingPrograms[0].text),
  teaches:
    'Type any formula in the notation of Python: it becomes a graph as you type, with numbers to drag.',
  variants: [],
}
