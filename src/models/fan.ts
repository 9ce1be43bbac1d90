import type { NetworkModel } from './recipe.ts'

/** How many weights go into the neurons that a weight belongs to, and how many neurons there are; null for no weight. */
export const fanOf = (
  { layers }: NetworkModel,
  weight: string,
): { readonly in: number; readonly out: number } | null => {
  for (const { neurons } of layers)
    for (const { weights } of neurons)
      if (weights.includes(weight)) return { in: weights.length, out: neurons.length }
  return null
}
