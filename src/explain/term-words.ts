import type { Step } from '../engine/step.ts'
import type { Piece } from './explanation.ts'
import { kinkOf } from './kink.ts'
import { branchOf, isLogitTerm, probabilityOf } from './loss-words.ts'
import { operationFormula } from './operation.ts'
import { countWord, equals, inFormula, type Quantity, say, spelled, times } from './sentence.ts'
import { cellNow, sourcesOf, type Telling, written } from './telling.ts'

const logitTerm = (t: Telling, step: Step, [target, logit]: readonly Quantity[]): readonly Piece[] =>
  say(
    `The target of ${t.names.owner(step.node)} times its logit, the number before any softmax: `,
    times(target!, logit!),
    equals(written(t, step)),
    target!.value === 0 ? '. A class that is not the right one adds nothing here.' : '.',
  )

/** An output is compared with its target. */
export const termSentence = (t: Telling, step: Step, operands: readonly Quantity[]): readonly Piece[] => {
  const { graph, names } = t
  if (isLogitTerm(graph, step.node)) return logitTerm(t, step, operands)
  const [target, activation] = operands
  const operation = graph.nodes[step.node]!.op!
  const whole = operationFormula(operation, [target!, activation!].map(inFormula))
  const formula = branchOf(operation, whole, [target!.value, activation!.value])
  const p = probabilityOf(graph, sourcesOf(graph, step.node)[1]!)
  return say(
    operation.name === 'hinge'
      ? `${names.owner(step.node)} should have the sign of its target `
      : `${names.owner(step.node)} should be `,
    target!,
    operation.name === 'hinge' ? ' and reach as far; it is ' : p < 0 ? ' and is ' : ' and its logit is ',
    activation!,
    ...(p < 0 ? [] : [', which as a probability is ', cellNow(t, p)]),
    `. Its term of the loss is ${operation.noun}: `,
    spelled(formula),
    equals(written(t, step)),
    '.',
    kinkOf(t, step.node),
  )
}

/** All logits together, against which each is measured. */
export const logSumExpSentence = (t: Telling, step: Step, operands: readonly Quantity[]): readonly Piece[] =>
  say(
    `The log-sum-exp takes all ${countWord(operands.length)} logits together: `,
    spelled(operationFormula(t.graph.nodes[step.node]!.op!, operands.map(inFormula))),
    equals(written(t, step)),
    `. It is at least the largest of them, and at most ln ${operands.length} more.`,
  )

/** What an output says as a probability; nothing is computed from it. */
export const probabilitySentence = (
  t: Telling,
  step: Step,
  operands: readonly Quantity[],
): readonly Piece[] => {
  const operation = t.graph.nodes[step.node]!.op!
  const formula = spelled(operationFormula(operation, operands.map(inFormula)))
  const owner = t.names.owner(step.node)
  return say(
    operands.length === 1
      ? say(`The sigmoid of ${owner}’s logit `, operands[0]!, ' is its probability p')
      : say(`${owner}’s probability p is its share in the softmax: `, formula),
    equals(written(t, step)),
    '. It is there to be read: the loss is computed from the logits.',
  )
}

/** After the second contribution to a logit of a softmax: what the two add up to. */
export const logitRemark = ({ graph, trace }: Telling, step: Step, consumer: number): string => {
  if (graph.nodes[consumer]!.tag?.role !== 'logSumExp') return ''
  const isWhole = trace.cellsAt(step.index)[graph.nodeCount + graph.output] === 1
  return isWhole
    ? ' This is p − t: its probability less its target.'
    : ' This is p − t, times the loss’s share in the batch.'
}

/** Who sends a gradient to an output twice: the product with its target, or the log-sum-exp. */
export const senderOf = ({ graph, names }: Telling, consumer: number): string =>
  isLogitTerm(graph, consumer) ? names.text(consumer) : names.owner(consumer)
