import type { Role } from '../engine/graph.ts'
import type { Step } from '../engine/step.ts'
import type { Piece } from './explanation.ts'
import { kinkOf } from './kink.ts'
import { remarkOn } from './non-finite.ts'
import { tellPlainBackward } from './plain-backward.ts'
import { tellPull } from './pull.ts'
import { pullParts } from './pull-parts.ts'
import { addsToEarlier } from './sample-words.ts'
import { counted, countWord, equals, grouped, listed, say, times } from './sentence.ts'
import { type Account, arrivals, stepsOf, type Telling, written } from './telling.ts'

const MOST_LISTED = 4

/** `∂E/∂w₅ ≈ 0.08217`, and how far it has come where contributions are missing. */
const gradientWritten = (t: Telling, step: Step): readonly Piece[] => {
  const { arrived, total } = arrivals(t, step)
  return say(
    t.names.gradient(step.node),
    equals(written(t, step)),
    arrived < total ? ` (${grouped(arrived)} of ${grouped(total)})` : '',
  )
}

const someOf = <T>(items: readonly T[], tell: (item: T) => readonly Piece[], most = 4): readonly Piece[] => {
  const told = items.slice(0, items.length > MOST_LISTED ? most : MOST_LISTED).map(tell)
  const rest = items.length - told.length
  return listed(rest > 0 ? [...told, say(`${grouped(rest)} more`)] : told)
}

/** The last pull onto each node, in the order of the nodes. */
const byNode = (pulls: readonly Step[]): readonly Step[] =>
  [...new Map(pulls.map((s) => [s.node, s])).values()].sort((a, b) => a.node - b.node)

/** A neuron in the backward pass: δ = ∂E/∂a × σ′(z), and what follows from it. */
const tellDelta = (t: Telling, delta: Step, pulls: readonly Step[]): Account => {
  const { names, graph } = t
  const own = tellPull(t, delta, true)
  const { upstream, local, consumer } = pullParts(t, delta, true)
  const having = (...roles: readonly Role[]): readonly Step[] =>
    byNode(pulls.filter((s) => roles.includes(graph.nodes[s.node]!.tag?.role ?? 'constant')))
  const adds = addsToEarlier(t.moment)
  const weights = having('weight')
  const biases = having('bias')
  const receivers = having('activation')
  const consequences = [
    weights.length > 0
      ? say(
          adds ? 'times each input it adds up to ' : 'times each input it gives ',
          someOf(weights, (s) => gradientWritten(t, s), 1),
        )
      : null,
    biases.length > 0
      ? say(
          adds ? 'unchanged it adds up to ' : 'unchanged it is ',
          someOf(biases, (s) => gradientWritten(t, s)),
        )
      : null,
    receivers.length > 0
      ? say(
          'times each weight it goes on to ',
          receivers.length > MOST_LISTED
            ? counted(receivers.length, 'neuron')
            : someOf(receivers, (s) => say(names.owner(s.node))),
        )
      : null,
  ].filter((c) => c !== null)
  return {
    ...own,
    heading: `${names.owner(delta.node)} sends gradients back`,
    sentence: say(
      `${names.gradient(consumer)} is multiplied by the slope of ${graph.nodes[consumer]!.op?.noun}: `,
      times(upstream, local),
      equals(written(t, delta)),
      `. This is ${names.gradient(delta.node)}.`,
      ...consequences.flatMap((c, i) => [i === 0 ? ' From it follows the rest: ' : '; ', c]),
      consequences.length === 0 ? '' : '.',
      kinkOf(t, consumer),
      remarkOn({ result: delta.after, factors: [upstream, local] }),
    ),
  }
}

/** The loss passes its gradient to the outputs. */
const tellLoss = (t: Telling, pulls: readonly Step[]): Account => {
  const { names, graph } = t
  const own = tellPull(t, pulls.at(-1)!, true)
  const received = byNode(pulls.filter((s) => graph.nodes[s.node]!.tag?.role === 'activation'))
  if (received.length < 2) return own
  const isSoftmax = graph.nodes.some((n) => n.tag?.role === 'logSumExp')
  return {
    ...own,
    heading: `${names.text(graph.output)} sends gradients back`,
    sentence: say(
      isSoftmax
        ? `${names.text(graph.output)} passes its gradient to ${countWord(received.length)} outputs, each times its probability less its target: `
        : `${names.text(graph.output)} passes its gradient to ${countWord(received.length)} outputs, each by its own term: `,
      someOf(received, (s) => gradientWritten(t, s)),
      '.',
    ),
  }
}

/** The rest of a neuron, from a place within it on. */
const tellRest = (t: Telling, pulls: readonly Step[]): Account => {
  const { names, graph } = t
  const own = tellPull(t, pulls.at(-1)!, true)
  const received = byNode(pulls.filter((s) => graph.nodes[s.node]!.tag?.role === 'activation'))
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
  const pulls = stepsOf(t).filter((s) => s.kind === 'pull')
  const delta = pulls.find((s) => t.graph.nodes[t.graph.consumer[s.edge]!]!.tag?.role === 'activation')
  if (delta) return tellDelta(t, delta, pulls)
  const { tag } = t.graph.nodes[t.graph.consumer[t.last.edge]!]!
  if (tag === null) return tellPlainBackward(t, pulls)
  return tag.role === 'term' || tag.role === 'loss' || tag.role === 'logSumExp'
    ? tellLoss(t, pulls)
    : tellRest(t, pulls)
}
