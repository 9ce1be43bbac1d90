import type { Step } from '../engine/step.ts'
import type { Origin, Piece } from './explanation.ts'
import { isExact } from './format.ts'
import { kinkOf } from './kink.ts'
import {
  branchOf,
  isLogitTerm,
  logSumExpSentence,
  lossSentence,
  probabilitySentence,
  termSentence,
} from './loss-words.ts'
import { remarkOn } from './non-finite.ts'
import { equation, namedOperation, operationFormula } from './operation.ts'
import { originOfValue } from './origins.ts'
import {
  added,
  capital,
  counted,
  equals,
  inFormula,
  listed,
  product,
  type Quantity,
  say,
  times,
} from './sentence.ts'
import { type Account, formulaOf, operandsOf, sourcesOf, type Telling, written } from './telling.ts'

/** "its contributions and its bias", and how many where the list is long. */
export const addendsWords = (t: Telling, sum: number): string => {
  const sources = sourcesOf(t.graph, sum)
  const biases = sources.filter((s) => t.graph.nodes[s]!.tag?.role === 'bias').length
  const n = sources.length - biases
  const contributions =
    n > 5 ? `its ${counted(n, 'contribution')}` : n === 1 ? 'its contribution' : 'its contributions'
  return biases === 0 ? contributions : n === 0 ? 'its bias' : `${contributions} and its bias`
}

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

/** "The sigmoid maps z = 1.106 to the activation a ≈ 0.7514, always between 0 and 1." */
export const activationSentence = (t: Telling, step: Step, z: readonly Piece[]): readonly Piece[] => {
  const { op: operation } = t.graph.nodes[step.node]!
  const range = operation?.curve?.range
  return say(
    `${capital(operation?.noun ?? '')} maps z`,
    z,
    ' to the activation a',
    equals(written(t, step)),
    range ? `, ${range}.` : '.',
    kinkOf(t, step.node),
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
      return step.node !== graph.output
        ? 'The terms of the loss add up'
        : operation?.name === 'sub'
          ? `${names.text(step.node)} is computed`
          : operation?.name === 'mul'
            ? `${names.text(step.node)} is the mean of its terms`
            : `${names.text(step.node)} adds up its terms`
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
export const tellApply = (t: Telling, step: Step): Account => {
  const { graph, names } = t
  const operation = graph.nodes[step.node]!.op!
  const operands = operandsOf(step)
  const sources = sourcesOf(graph, step.node)
  const multiplies = operation.name === 'mul'
  const sums = operation.name === 'sum'
  const isCopy = operation.name === 'identity' || (sums && operands.length === 1)
  const symbols = sources.map((s) => names.symbol(s, 'value'))
  return {
    heading: heading(t, step),
    sentence: say(
      sentence(t, step, operands),
      remarkOn({
        result: step.after,
        ...(multiplies ? { factors: operands } : sums ? { terms: operands } : { operands }),
      }),
    ),
    formula: formulaOf(
      equation(names.symbol(step.node), namedOperation(operation, symbols)),
      isCopy
        ? null
        : multiplies
          ? product(operands[0]!, operands[1]!)
          : branchOf(
              operation,
              operationFormula(operation, operands.map(inFormula)),
              operands.map((q) => q.value),
            ),
      written(t, step),
    ),
    origins: firstOrigins(t, sources),
    chip: multiplies ? times(operands[0]!, operands[1]!) : sums ? added(operands) : [],
    seen: operands,
  }
}

const MOST_ORIGINS = 4

/** Where the numbers came from that were computed themselves. */
export const firstOrigins = (t: Telling, sources: readonly number[]): readonly Origin[] => {
  const origins: Origin[] = []
  for (const s of new Set(sources)) {
    const origin = originOfValue(t, s)
    if (origin) origins.push(origin)
    if (origins.length === MOST_ORIGINS) break
  }
  return origins
}
