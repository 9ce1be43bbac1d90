import { tellApply } from './apply.ts'
import { tellCarry, tellContribution } from './carry.ts'
import { ownerOf, tellFiring } from './first-beat.ts'
import { tellLayer } from './layer.ts'
import { tellLoad } from './load.ts'
import { tellBackwardNeuron } from './neuron-backward.ts'
import { tellOptimizer, tellOptimizers } from './optimizer-update.ts'
import { tellPass } from './pass.ts'
import { tellPull } from './pull.ts'
import { tellSeed } from './seed.ts'
import { type Account, stepsOf, type Telling } from './telling.ts'
import { tellUpdate, tellUpdates } from './update.ts'
import { isPlain } from './updated.ts'
import { tellZero } from './zero.ts'

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

/** Tells of a beat of any size, whole layers, passes and every optimizer included. */
export const tellBeat = (t: Telling): Account => {
  const { last, beat } = t
  if (beat.size === 'pass') return tellPass(t)
  if (last.kind === 'load') return tellLoad(t)
  if (last.kind === 'zero') return tellZero(t)
  if (last.kind === 'seed') return tellSeed(t, last)
  if (beat.size === 'layer') return tellLayer(t)
  const isNeuron = beat.size === 'neuron'
  if (last.kind === 'update' && !isPlain(t.schedule))
    return isNeuron ? tellOptimizers(t, ownerOf(t, last.node)) : tellOptimizer(t)
  if (last.kind === 'update') return isNeuron ? tellUpdates(t, ownerOf(t, last.node)) : tellUpdate(t, last)
  if (last.kind === 'pull') return isNeuron ? tellBackwardNeuron(t) : tellPull(t, last, beat.size !== 'write')
  return (isNeuron ? tellFiring(t) : null) ?? tellEdge(t)
}
