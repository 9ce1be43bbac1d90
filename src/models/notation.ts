import type { Recipe } from './recipe.ts'

/** The loss's letter and the neurons' names by layer 1…K and unit; no layers for a plain graph. */
export const notationOf = (
  recipe: Recipe,
): { readonly loss: string; readonly neurons: readonly (readonly string[])[] } => ({
  loss: recipe.lossLetter,
  neurons:
    recipe.model.kind === 'network' ? recipe.model.layers.map((l) => l.neurons.map((n) => n.name)) : [],
})
