import type { Names } from './names.ts'
import type { Telling } from './telling.ts'

/** Number of layers of neurons K: the loss stands in layer K+1. */
export const layerCount = ({ graph, moment }: Telling): number => {
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

/** What a layer or neuron is called that a parameter belongs to. */
export const placeName = (t: Telling, names: Names, node: number, whole: boolean): string => {
  const tag = t.graph.nodes[node]?.tag
  if (!tag) return 'the expression'
  return whole ? `the ${layerTitle(tag.layer, layerCount(t)).toLowerCase()}` : names.owner(node)
}
