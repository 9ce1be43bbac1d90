import type { Role } from '../engine/graph.ts'
import type { Step } from '../engine/step.ts'
import type { Piece } from './explanation.ts'
import { kinkOf } from './kink.ts'
import { remarkOn } from './non-finite.ts'
import { pullParts } from './pull-parts.ts'
import { pulled } from './pulled.ts'
import { addsToEarlier } from './sample-words.ts'
import { counted, countWord, equals, grouped, listed, say, times } from './sentence.ts'
import { type Account, arrivals, stepsOf, type Telling, written } from './telling.ts'

const MOST_LISTED = 4

/** `∂E/∂w₅ ≈ 0.08217`, and how far it has come where contributions are missing. */
export const gradientWritten = (t: Telling, step: Step): readonly Piece[] => {
  const { arrived, total } = arrivals(t, step)
  return say(
    t.names.gradient(step.node),
    equals(written(t, step)),
    arrived < total ? ` (${grouped(arrived)} of ${grouped(total)})` : '',
  )
}

/** The first of these, and how many more there are. */
export const someOf = <T>(
  items: readonly T[],
  tell: (item: T) => readonly Piece[],
  most = 4,
): readonly Piece[] => {
  const told = items.slice(0, items.length > MOST_LISTED ? most : MOST_LISTED).map(tell)
  const rest = items.length - told.length
  return listed(rest > 0 ? [...told, say(`${grouped(rest)} more`)] : told)
}

/** The last pull onto each node, in the order of the nodes. */
const byNode = (pulls: readonly Step[]): readonly Step[] =>
  [...new Map(pulls.map((s) => [s.node, s])).values()].sort((a, b) => a.node - b.node)

/** The pulls onto activations, the last one of each. */
export const receivers = ({ graph }: Telling, pulls: readonly Step[]): readonly Step[] =>
  byNode(pulls.filter((s) => graph.nodes[s.node]!.tag?.role === 'activation'))

/** A neuron in the backward pass: δ = ∂E/∂a × σ′(z), and what follows from it. */
const tellDelta = (t: Telling, delta: Step, pulls: readonly Step[]): Account => {
  const { names, graph } = t
  const own = pulled(t, delta, true)
  const { upstream, local, consumer } = pullParts(t, delta, true)
  const having = (...roles: readonly Role[]): readonly Step[] =>
    byNode(pulls.filter((s) => roles.includes(graph.nodes[s.node]!.tag?.role ?? 'constant')))
  const adds = addsToEarlier(t.moment)
  const weights = having('weight')
  const biases = having('bias')
  const neurons = having('activation')
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
    neurons.length > 0
      ? say(
          'times each weight it goes on to ',
          neurons.length > MOST_LISTED
            ? counted(neurons.length, 'neuron')
            : someOf(neurons, (s) => say(names.owner(s.node))),
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

/** The loss passes its gradient to the outputs; null where that is a single one. */
const tellLoss = (t: Telling, pulls: readonly Step[]): Account | null => {
  const { names, graph } = t
  const received = receivers(t, pulls)
  if (received.length < 2) return null
  const isSoftmax = graph.nodes.some((n) => n.tag?.role === 'logSumExp')
  return {
    ...pulled(t, pulls.at(-1)!, true),
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

/** The pulls of a beat. */
export const pullsOf = (t: Telling): readonly Step[] => stepsOf(t).filter((s) => s.kind === 'pull')

/** A whole neuron in the backward pass, or the loss with several outputs; null for other Neuron beats. */
export const tellSending = (t: Telling): Account | null => {
  const { nodes, consumer } = t.graph
  const pulls = pullsOf(t)
  const delta = pulls.find((s) => nodes[consumer[s.edge]!]!.tag?.role === 'activation')
  if (delta) return tellDelta(t, delta, pulls)
  const role = nodes[consumer[t.last.edge]!]!.tag?.role
  return role === 'term' || role === 'loss' || role === 'logSumExp' ? tellLoss(t, pulls) : null
}
