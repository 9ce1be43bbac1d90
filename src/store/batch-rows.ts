import { sampleOrder } from '../engine/sample-order.ts'
import type { Recipe } from '../models/recipe.ts'

/** Which rows of the training data iteration k takes, in the order of its samples. */
export const batchRows = (
  { samples, batchSize, shuffled, seed }: Pick<Recipe, 'samples' | 'batchSize' | 'shuffled' | 'seed'>,
  k: number,
): readonly number[] => {
  const size = Math.min(batchSize, samples.length)
  const order = sampleOrder(samples.length, shuffled ? seed : null)
  return Array.from({ length: size }, (_, s) => order.at(k * size + s))
}
