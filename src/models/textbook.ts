import { expressions } from './expressions.ts'
import { networks } from './networks.ts'
import type { Recipe } from './recipe.ts'

/** The worked examples that links can name, the first one being where the page opens. */
export const textbook: readonly [Recipe, ...Recipe[]] = [...networks, ...expressions]

/** Finds a worked example by its id, undefined where there is none. */
export const findRecipe = (id: string): Recipe | undefined => textbook.find((r) => r.id === id)
