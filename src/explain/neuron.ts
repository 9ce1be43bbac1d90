import { brace, op, paren, row, text } from '../engine/formula.ts'
import type { Step } from '../engine/step.ts'
import type { Piece } from './explanation.ts'
import { kinkOf } from './kink.ts'
import { remarkOn } from './non-finite.ts'
import { operationFormula, summed } from './operation.ts'
import { firstOrigins } from './origins.ts'
import { added, capital, counted, equals, inFormula, relation, say } from './sentence.ts'
import { type Account, formulaOf, operandsOf, sourcesOf, type Telling, written } from './telling.ts'

/** The width in em of a weighted sum that stands on one line with its activation around it: a brace cannot be broken. */
const ON_ONE_LINE = 13

/** "its contributions and its bias", and how many where the list is long. */
export const addendsWords = (t: Telling, sum: number): string => {
  const sources = sourcesOf(t.graph, sum)
  const biases = sources.filter((s) => t.graph.nodes[s]!.tag?.role === 'bias').length
  const n = sources.length - biases
  const contributions =
    n > 5 ? `its ${counted(n, 'contribution')}` : n === 1 ? 'its contribution' : 'its contributions'
  return biases === 0 ? contributions : n === 0 ? 'its bias' : `${contributions} and its bias`
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

/** A whole neuron fires: the weighted sum and the activation in one. */
export const tellNeuron = (t: Telling, sum: Step, activation: Step): Account => {
  const { names, graph } = t
  const addends = operandsOf(sum)
  const symbols = sourcesOf(graph, sum.node).map((s) => names.symbol(s, 'value'))
  const z = written(t, sum)
  const activationOp = graph.nodes[activation.node]!.op!
  const sumOp = graph.nodes[sum.node]!.op!
  const numbers = operationFormula(sumOp, addends.map(inFormula))
  const wrap = (inner: typeof numbers) =>
    activationOp.name === 'identity' ? inner : row(text(activationOp.symbol), paren(inner))
  return {
    heading: `${names.owner(sum.node)} sums up and fires`,
    sentence: say(
      `${names.owner(sum.node)} adds ${addendsWords(t, sum.node)}: `,
      added(addends),
      equals(z),
      ', its weighted sum z. ',
      activationSentence(t, activation, []),
      Number.isFinite(z.value)
        ? remarkOn({ result: activation.after, operands: [z] })
        : remarkOn({ result: z.value, terms: addends }),
    ),
    formula: formulaOf(
      row(
        names.symbol(activation.node),
        op('='),
        wrap(brace(summed(symbols, ON_ONE_LINE), 'weighted sum z')),
      ),
      row(
        wrap(numbers),
        ...(activationOp.name === 'identity' ? [] : [op(relation(z.value)), wrap(inFormula(z))]),
      ),
      written(t, activation),
    ),
    origins: firstOrigins(t, [sum.node, ...sourcesOf(graph, sum.node)]),
    chip: added(addends),
    seen: addends,
  }
}
