import type { Recipe } from '../models/recipe.ts'
import { parseRecipe } from '../models/recipe-parser.ts'
import { compiledOf } from './compiled.ts'
import type { Timers } from './timers.ts'

/** Models with more operations than this are read and compiled in turns, between which the page can draw. */
const LARGE = 300

const sizeOf = ({ model }: Recipe): number => (model.kind === 'graph' ? model.operations.length : 0)

/** Reads a recipe from elsewhere and compiles it; what is wrong with a bad one is a line that names the field. */
export const readRecipe = async (
  recipe: unknown,
  timers: Timers,
): Promise<{ readonly recipe: Recipe } | { readonly problem: string }> => {
  const parsed = parseRecipe(recipe)
  if (!parsed.ok) return { problem: parsed.problems[0]?.message ?? 'it is no recipe' }
  const turn = async (): Promise<void> => {
    if (sizeOf(parsed.recipe) > LARGE) await new Promise<void>((go) => timers.setTimeout(go, 0))
  }
  await turn()
  compiledOf(parsed.recipe)
  await turn()
  return { recipe: parsed.recipe }
}
