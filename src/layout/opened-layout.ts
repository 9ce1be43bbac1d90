import type { Graph } from '../engine/graph.ts'
import type { NetworkLayout } from './layout.ts'
import { layoutNetwork } from './network-layout.ts'
import { frameSize, placeOpened } from './opened-neuron.ts'

/**
 * Places a layered network as `layoutNetwork` does, with the neurons of these Σ opened into their operations where they
 * stand; everything else makes room for them.
 */
export const layoutOpened = (graph: Graph, aspect: number, sums: readonly number[]): NetworkLayout | null => {
  const open = new Set(sums)
  return layoutNetwork(graph, aspect, {
    size: (neuron, wider) => (open.has(neuron.sum) ? frameSize(neuron, wider) : null),
    place: (neuron, frame, right, wider) => placeOpened(graph, neuron, frame, right, wider),
  })
}
