import type { Step } from '../engine/step.ts'
import { applied } from './applied.ts'
import type { Piece } from './explanation.ts'
import { isExact } from './format.ts'
import { kinkOf } from './kink.ts'
import { isLogitTerm, lossHeading, lossSentence } from './loss-words.ts'
import { activationSentence, addendsWords } from './neuron.ts'
import { added, capital, counted, equals, listed, type Quantity, say, times } from './sentence.ts'
import { type Account, operandsOf, sourcesOf, type Telling, written } from './telling.ts'
import { logSumExpSentence, probabilitySentence, termSentence } from './term-words.ts'

const sumSentence = (t: Telling, step: Step, operands: readonly Quantity[]): readonly Piece[] => {
  if (operands.length === 1)
    return say(
      `${t.names.owner(step.node)} has only ${addendsWords(t, step.node)} to add. So its weighted sum z is `,
      written(t, step),
      '.',
    )
  return say(
    `${t.names.owner(step.node)} adds ${addendsWords(t, step.node)}: `,
    added(operands),
    equals(written(t, step)),
    '. This is its weighted sum z.',
  )
}

const plainSentence = (t: Telling, step: Step, operands: readonly Quantity[]): readonly Piece[] => {
  const operation = t.graph.nodes[step.node]!.op
  const isTold = t.names.tellsItself(step.node)
  const result = written(t, step)
  if (operation?.name === 'pow')
    return say(
      operands[0]!,
      ' to the power ',
      operands[1]!,
      isExact(result.value) ? ' is ' : ' is about ',
      result,
      isTold ? '.' : `: this is ${t.names.text(step.node)}.`,
      kinkOf(t, step.node),
    )
  const isLong = operands.length > 6
  const of = isLong ? say(counted(operands.length, 'number')) : listed(operands.map((q) => say(q)))
  return say(
    `${capital(operation?.noun ?? '')} of `,
    of,
    isExact(result.value) ? ' is ' : ' is about ',
    result,
    isTold ? '.' : `: this is ${t.names.text(step.node)}.`,
    kinkOf(t, step.node),
  )
}

const heading = (t: Telling, step: Step): string => {
  const { names, graph } = t
  const { tag, op: operation } = graph.nodes[step.node]!
  const owner = names.owner(step.node)
  switch (tag?.role) {
    case 'product':
      return `${names.text(step.node)} is multiplied`
    case 'sum':
      return `${owner} adds up its inputs`
    case 'activation':
      return `${owner} fires: a = ${operation?.name === 'identity' ? 'z' : `${operation?.symbol}(z)`}`
    case 'term':
      return isLogitTerm(graph, step.node)
        ? `The target of ${owner} times its logit`
        : `${owner} against its target`
    case 'logSumExp':
      return 'All logits together'
    case 'probability':
      return `${owner} as a probability`
    case 'loss':
      return lossHeading(t, step)
    default:
      return `${names.text(step.node)} is computed`
  }
}

const sentence = (t: Telling, step: Step, operands: readonly Quantity[]): readonly Piece[] => {
  const { names, graph } = t
  switch (graph.nodes[step.node]!.tag?.role) {
    case 'product': {
      const [a, w] = sourcesOf(graph, step.node)
      return say(
        `${capital(names.thing(a!))} times ${names.thing(w!)}: `,
        times(operands[0]!, operands[1]!),
        equals(written(t, step)),
        `. This is what it contributes to ${names.owner(step.node)}.`,
      )
    }
    case 'sum':
      return sumSentence(t, step, operands)
    case 'activation':
      return activationSentence(t, step, say(' = ', operands[0]!))
    case 'term':
      return termSentence(t, step, operands)
    case 'logSumExp':
      return logSumExpSentence(t, step, operands)
    case 'probability':
      return probabilitySentence(t, step, operands)
    case 'loss':
      return lossSentence(t, step, operands)
    default:
      return plainSentence(t, step, operands)
  }
}

/** An operation fires: its result from the numbers in its slots. */
export const tellApply = (t: Telling, step: Step): Account =>
  applied(t, step, heading(t, step), sentence(t, step, operandsOf(step)))
