import type { Recipe } from './recipe.ts'

/** The loss's letter and the neurons' names by layer 1…K and unit; no layers for a plain graph. */
export interface RecipeNotation {
  readonly loss: string
  readonly neurons: readonly (readonly string[])[]
}

const known = new WeakMap<Recipe['model'], RecipeNotation>()

/** What a recipe calls its loss and neurons: the same object for recipes of one model and letter. */
export const notationOf = ({ model, lossLetter }: Recipe): RecipeNotation => {
  const before = known.get(model)
  if (before?.loss === lossLetter) return before
  const notation = {
    loss: lossLetter,
    neurons: model.kind === 'network' ? model.layers.map((l) => l.neurons.map((n) => n.name)) : [],
  }
  known.set(model, notation)
  return notation
}
