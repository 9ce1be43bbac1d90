import type { Step } from '../engine/step.ts'
import { tellPlainBackward } from './plain-backward.ts'
import { tellPull } from './pull.ts'
import { gradientWritten, pullsOf, receivers, someOf, tellSending } from './sending.ts'
import { say } from './sentence.ts'
import type { Account, Telling } from './telling.ts'

/** The rest of a neuron, from a place within it on. */
const tellRest = (t: Telling, pulls: readonly Step[]): Account => {
  const { names, graph } = t
  const own = tellPull(t, pulls.at(-1)!, true)
  const received = receivers(t, pulls)
  if (received.length < 2) return own
  const consumer = graph.consumer[t.last.edge]!
  return {
    ...own,
    heading: `${names.owner(consumer)} sends gradients back`,
    sentence: say(
      `What is left of ${names.owner(consumer)}’s pulls: `,
      someOf(received, (s) => gradientWritten(t, s)),
      '.',
    ),
  }
}

/** The pulls of a Neuron beat: of a whole neuron, of the loss, or of one operation of a plain expression. */
export const tellBackwardNeuron = (t: Telling): Account => {
  const sent = tellSending(t)
  if (sent) return sent
  const { tag } = t.graph.nodes[t.graph.consumer[t.last.edge]!]!
  return tag === null ? tellPlainBackward(t, pullsOf(t)) : tellRest(t, pullsOf(t))
}
