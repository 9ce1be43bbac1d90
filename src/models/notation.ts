import type { Recipe } from './recipe.ts'

/**
 * The loss's letter, the number of the sample where a batch has several, whose losses are told apart by it, and the
 * neurons' names by layer 1…K and unit; no layers for a plain graph.
 */
export interface RecipeNotation {
  readonly loss: string
  readonly sample?: number
  readonly neurons: readonly (readonly string[])[]
}

const known = new WeakMap<Recipe['model'], Map<string, RecipeNotation>>()

/** What a recipe calls its loss, also that of one sample, and neurons: the same object for one model and letter. */
export const notationOf = ({ model, lossLetter }: Recipe, sample?: number): RecipeNotation => {
  const ofModel = known.get(model) ?? new Map<string, RecipeNotation>()
  const key = `${lossLetter} ${sample ?? ''}`
  const before = ofModel.get(key)
  if (before) return before
  const notation = {
    loss: lossLetter,
    ...(sample !== undefined && { sample }),
    neurons: model.kind === 'network' ? model.layers.map((l) => l.neurons.map((n) => n.name)) : [],
  }
  known.set(model, ofModel.set(key, notation))
  return notation
}
