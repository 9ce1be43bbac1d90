import type { Step } from '../engine/step.ts'
import { tellApply } from './apply.ts'
import { tellCarry, tellContribution } from './carry.ts'
import { tellLayer } from './layer.ts'
import { tellNeuron } from './neuron.ts'
import { tellBackwardNeuron } from './neuron-backward.ts'
import { tellPass } from './pass.ts'
import { tellPull } from './pull.ts'
import { tellSeed } from './seed.ts'
import { type Account, stepsOf, type Telling } from './telling.ts'
import { tellUpdate, tellUpdates } from './update.ts'
import { tellLoad, tellZero } from './zero-load.ts'

/** Whose parameters a Neuron beat of the update changes. */
const ownerOf = ({ graph, names }: Telling, node: number): string => {
  const use = graph.outEdge[graph.firstOut[node]!]
  return use === undefined ? names.text(node) : names.owner(graph.consumer[use]!)
}

/** Forward up to Edge: what the last write did; a product and its way into Σ are one thing. */
const tellEdge = (t: Telling): Account => {
  const { last, graph, beat } = t
  if (last.kind !== 'carry') return tellApply(t, last)
  const source = graph.source[last.edge]!
  const product =
    beat.size !== 'write' && graph.nodes[source]!.tag?.role === 'product'
      ? stepsOf(t).find((s) => s.kind === 'apply' && s.node === source)
      : undefined
  return product ? tellContribution(t, last, product) : tellCarry(t, last)
}

/** A whole neuron, where both of its halves are in the beat; otherwise what came last. */
const tellForwardNeuron = (t: Telling): Account => {
  const { last, graph } = t
  if (last.kind !== 'apply' || graph.nodes[last.node]!.tag?.role !== 'activation') return tellEdge(t)
  const sum = graph.source[graph.firstEdge[last.node]!]!
  const adding: Step | undefined = stepsOf(t).find((s) => s.kind === 'apply' && s.node === sum)
  return adding ? tellNeuron(t, adding, last) : tellEdge(t)
}

/** Tells of a beat of any size by what it wrote last. */
export const tellBeat = (t: Telling): Account => {
  const { last, beat } = t
  if (beat.size === 'pass') return tellPass(t)
  if (last.kind === 'load') return tellLoad(t)
  if (last.kind === 'zero') return tellZero(t)
  if (last.kind === 'seed') return tellSeed(t, last)
  if (beat.size === 'layer') return tellLayer(t)
  if (last.kind === 'update')
    return beat.size === 'neuron' ? tellUpdates(t, ownerOf(t, last.node)) : tellUpdate(t, last)
  if (last.kind === 'pull')
    return beat.size === 'neuron' ? tellBackwardNeuron(t) : tellPull(t, last, beat.size !== 'write')
  return beat.size === 'neuron' ? tellForwardNeuron(t) : tellEdge(t)
}
