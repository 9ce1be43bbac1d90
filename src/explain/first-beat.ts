import { text } from '../engine/formula.ts'
import type { Step } from '../engine/step.ts'
import { applied } from './applied.ts'
import { cellName } from './cell-name.ts'
import { lossHeading, lossSentence } from './loss-words.ts'
import { tellNeuron } from './neuron.ts'
import { tellSeed } from './seed.ts'
import { tellSending } from './sending.ts'
import { quantity, say } from './sentence.ts'
import { type Account, formulaOf, hueOf, operandsOf, stepsOf, type Telling, written } from './telling.ts'
import { isPlain, tellSeveral } from './updated.ts'
import { tellZero } from './zero.ts'

/** Whose parameters a Neuron beat of the update changes. */
export const ownerOf = ({ graph, names }: Telling, node: number): string => {
  const use = graph.outEdge[graph.firstOut[node]!]
  return use === undefined ? names.text(node) : names.owner(graph.consumer[use]!)
}

/** A whole neuron in the forward pass; null where not both of its halves are in the beat. */
export const tellFiring = (t: Telling): Account | null => {
  const { last, graph } = t
  if (last.kind !== 'apply' || graph.nodes[last.node]!.tag?.role !== 'activation') return null
  const sum = graph.source[graph.firstEdge[last.node]!]!
  const adding: Step | undefined = stepsOf(t).find((s) => s.kind === 'apply' && s.node === sum)
  return adding ? tellNeuron(t, adding, last) : null
}

/** Tells of what the network that the page begins with does, in the size it begins with; null of all else. */
export const tellFirst = (t: Telling): Account | null => {
  const { last, graph, beat } = t
  if (beat.size !== 'neuron') return null
  switch (last.kind) {
    case 'zero':
      return tellZero(t)
    case 'seed':
      return tellSeed(t, last)
    case 'pull':
      return tellSending(t)
    case 'update':
      return isPlain(t.schedule) ? tellSeveral(t, ownerOf(t, last.node)) : null
    case 'apply':
      return graph.nodes[last.node]!.tag?.role === 'loss'
        ? applied(t, last, lossHeading(t, last), lossSentence(t, last, operandsOf(last)))
        : tellFiring(t)
    default:
      return null
  }
}

/** The last write of a beat, until its words are loaded: old → new. */
export const tellWrite = (t: Telling): Account => {
  const { last } = t
  const result = written(t, last)
  const name = cellName(t.moment, last.cell)
  return {
    heading: name,
    sentence: say(
      `${name}: `,
      quantity(last.before, hueOf(t.graph, last.cell), last.cell),
      ' → ',
      result,
      '.',
    ),
    formula: formulaOf(text(name), null, result),
    origins: [],
    chip: [],
    seen: [],
  }
}
