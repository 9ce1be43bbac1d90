import type { Telling } from './telling.ts'

/** Number of layers of neurons K: the loss stands in layer K+1. */
export const layerCount = ({ graph, moment }: Pick<Telling, 'graph' | 'moment'>): number => {
  if (moment.notation.neurons.length > 0) return moment.notation.neurons.length
  let K = 0
  for (const { tag } of graph.nodes) if (tag?.role === 'activation') K = Math.max(K, tag.layer)
  return K
}

/** `Hidden layer`, `Hidden layer 2`, `Output layer`. */
export const layerTitle = (layer: number, layers: number): string => {
  if (layer === layers) return 'Output layer'
  return layers === 2 ? 'Hidden layer' : `Hidden layer ${layer}`
}

/** A layer in the middle of a sentence: `the hidden layer`, `hidden layer 2`. */
export const layerPhrase = (layer: number, layers: number): string => {
  const title = layerTitle(layer, layers).toLowerCase()
  return /\d$/.test(title) ? title : `the ${title}`
}
