import type { Pass } from '../engine/step.ts'
import { tellApply } from './apply.ts'
import { tellCarry } from './carry.ts'
import { layerCount, layerPhrase } from './layer-names.ts'
import { extentOf, generalAccount, tellBackwardLayer, tellForwardLayer } from './layer-summary.ts'
import { updateLine } from './matrices.ts'
import { tellBackwardNeuron } from './neuron-backward.ts'
import { tellPull } from './pull.ts'
import { counted, equals, say, shortened } from './sentence.ts'
import { type Account, stepsOf, type Telling, written } from './telling.ts'
import { tellUpdates } from './update.ts'

const tellUpdateOfAll = (t: Telling, whose: string): Account => {
  const own = tellUpdates(t, whose)
  if (t.beat.to - t.beat.from === 1) return own
  return generalAccount(own, own.heading, own.sentence, [updateLine(t.names.output)])
}

const RANKS: Readonly<Record<Pass, string>> = {
  forward: 'were computed from numbers that were ready',
  loss: 'were computed from numbers that were ready',
  zero: 'were cleared',
  backward: 'received contributions to their gradients',
  update: 'were changed',
}

/** A rank of a plain expression, or the whole of one: the last write, and what else was written. */
const tellRank = (t: Telling, own: Account): Account => {
  const { last, names } = t
  const nodes = [
    ...new Set(
      stepsOf(t)
        .filter((s) => s.kind !== 'carry')
        .map((s) => s.node),
    ),
  ]
  if (nodes.length < 2) return own
  const named = shortened(nodes).map((n) => (n === null ? '…' : names.text(n)))
  const name = last.pass === 'backward' ? names.gradient(last.node) : names.text(last.node)
  return {
    ...own,
    sentence: say(
      `${counted(nodes.length, 'node')} ${RANKS[last.pass]}: ${named.join(', ')}. Last came ${name}`,
      equals(written(t, last)),
      '.',
    ),
  }
}

const tellLast = (t: Telling): Account => {
  const { last } = t
  if (last.kind === 'pull') return tellPull(t, last, true)
  return last.kind === 'carry' ? tellCarry(t, last) : tellApply(t, last)
}

/** A plain account of a whole layer or pass: loads, zeros and seeds are told elsewhere. */
export const tellSummary = (t: Telling): Account => {
  const { last, graph, beat } = t
  const owner =
    last.kind === 'pull'
      ? graph.consumer[last.edge]!
      : last.kind === 'update'
        ? (graph.consumer[graph.outEdge[graph.firstOut[last.node]!] ?? -1] ?? last.node)
        : last.node
  const tag = graph.nodes[owner]!.tag
  const layer = beat.size === 'pass' || !tag ? null : tag.layer
  if (last.kind === 'update')
    return tellUpdateOfAll(t, layer === null ? 'the model' : layerPhrase(layer, layerCount(t)))
  const own = tellLast(t)
  if (!tag) return tellRank(t, own)
  if (last.pass === 'loss') return own
  const extent = extentOf(t, layer)
  if (extent.neurons.length === 0) return last.kind === 'pull' ? tellBackwardNeuron(t) : own
  return last.kind === 'pull' ? tellBackwardLayer(t, extent, own) : tellForwardLayer(t, extent, own)
}
