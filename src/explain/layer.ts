import { tellApply } from './apply.ts'
import { tellCarry } from './carry.ts'
import { tellBackwardLayer } from './layer-backward.ts'
import { tellForwardLayer } from './layer-forward.ts'
import { tellBackwardLoss, tellForwardLoss } from './layer-loss.ts'
import { layerCount } from './layer-names.ts'
import { layerShape } from './layer-shape.ts'
import { tellUpdateLayer } from './layer-update.ts'
import { tellBackwardNeuron } from './neuron-backward.ts'
import { tellOptimizerLayer } from './optimizer-layer.ts'
import { tellOptimizers } from './optimizer-update.ts'
import { tellPull } from './pull.ts'
import { tellRank } from './rank.ts'
import type { Account, Telling } from './telling.ts'
import { tellUpdates } from './update.ts'
import { isPlain } from './updated.ts'

/** The node whose layer the last step of a beat belongs to: the consumer of its edge. */
const ownerOf = ({ last, graph }: Telling): number => {
  if (last.kind === 'pull') return graph.consumer[last.edge]!
  if (last.kind !== 'update') return last.node
  return graph.consumer[graph.outEdge[graph.firstOut[last.node]!] ?? -1] ?? last.node
}

const tellLast = (t: Telling, whose: string): Account => {
  const { last } = t
  if (last.kind === 'update') return (isPlain(t.schedule) ? tellUpdates : tellOptimizers)(t, whose)
  if (last.kind === 'pull') return tellPull(t, last, true)
  return last.kind === 'carry' ? tellCarry(t, last) : tellApply(t, last)
}

/** A whole layer in matrices, the loss with its terms, or a rank of a plain expression. */
export const tellLayer = (t: Telling): Account => {
  const { last, graph } = t
  const { tag } = graph.nodes[ownerOf(t)]!
  const own = (): Account => tellLast(t, 'this rank')
  if (!tag) return tellRank(t, own())
  if (tag.layer > layerCount(t)) return last.kind === 'pull' ? tellBackwardLoss(t) : tellForwardLoss(t)
  const shape = layerShape(graph, tag.layer)
  // Neurons that take different inputs have no matrix: the last one of them is told about.
  if (shape === null) return last.kind === 'pull' ? tellBackwardNeuron(t) : own()
  if (last.kind === 'update') return (isPlain(t.schedule) ? tellUpdateLayer : tellOptimizerLayer)(t, shape)
  return last.kind === 'pull' ? tellBackwardLayer(t, shape) : tellForwardLayer(t, shape)
}
