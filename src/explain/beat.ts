import type { Step } from '../engine/step.ts'
import { tellApply } from './apply.ts'
import { tellCarry, tellContribution } from './carry.ts'
import { tellNeuron } from './neuron.ts'
import { tellBackwardNeuron } from './neuron-backward.ts'
import { tellPull } from './pull.ts'
import { tellSeed } from './seed.ts'
import { type Account, stepsOf, type Telling } from './telling.ts'
import { isPlain, tellChange, tellUpdate, tellUpdates } from './update.ts'
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

/** How whole layers and passes are told, and optimizers but SGD; they come later, since the first screen has none. */
export interface Wholes {
  readonly optimizer: (t: Telling) => Account
  readonly optimizers: (t: Telling, whose: string) => Account
  readonly layer: (t: Telling) => Account
  readonly pass: (t: Telling) => Account
}

/** Tells of a beat of any size by what it wrote last. */
export const tellBeat = (t: Telling, wholes: Wholes | null): Account => {
  const { last, beat } = t
  if (beat.size === 'pass' && wholes) return wholes.pass(t)
  if (last.kind === 'load') return tellLoad(t)
  if (last.kind === 'zero') return tellZero(t)
  if (last.kind === 'seed') return tellSeed(t, last)
  if (beat.size === 'layer' && wholes) return wholes.layer(t)
  const isWide = beat.size !== 'write' && beat.size !== 'edge'
  if (last.kind === 'update' && !isPlain(t.schedule)) {
    if (!wholes) return tellChange(t, last)
    return isWide ? wholes.optimizers(t, ownerOf(t, last.node)) : wholes.optimizer(t)
  }
  if (last.kind === 'update') return isWide ? tellUpdates(t, ownerOf(t, last.node)) : tellUpdate(t, last)
  if (last.kind === 'pull') return isWide ? tellBackwardNeuron(t) : tellPull(t, last, beat.size !== 'write')
  return isWide ? tellForwardNeuron(t) : tellEdge(t)
}
