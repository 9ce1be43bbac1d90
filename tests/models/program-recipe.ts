import type { Recipe } from '../../src/models/recipe.ts'
import { recipeOfText } from '../../src/models/typed.ts'

/** The recipe of a program. Throws where it cannot be read. */
export const recipeOf = (text: string): Recipe => {
  const made = recipeOfText(text)
  if (!made.ok)
    throw new Error(`${made.problem.message} (line ${made.problem.line}, column ${made.problem.column})`)
  return made.recipe
}
