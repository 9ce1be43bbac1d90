import { mazur, mazurBiases, mazurLinear } from './mazur.ts'
import type { Recipe } from './recipe.ts'

/** The networks of the textbook; the first one is where the page opens. */
export const networks: readonly [Recipe, ...Recipe[]] = [mazur, mazurBiases, mazurLinear]
