import type { ProgramProblem } from '../models/program-problem.ts'
import type { Recipe } from '../models/recipe.ts'

/** What is loaded once a link needs more than the networks: all worked examples, and the reader of programs. */
export interface Library {
  readonly textbook: readonly Recipe[]
  readonly recipeOfText: (
    text: string,
  ) =>
    | { readonly ok: true; readonly recipe: Recipe }
    | { readonly ok: false; readonly problem: ProgramProblem }
}

/** Loads the library. */
export const loadLibrary = async (): Promise<Library> => {
  const [{ textbook }, { recipeOfText }] = await Promise.all([
    import('../models/textbook.ts'),
    import('../models/typed.ts'),
  ])
  return { textbook, recipeOfText }
}
