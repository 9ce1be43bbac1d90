import type { Formula } from '../engine/formula.ts'
import type { Graph } from '../engine/graph.ts'
import type { Op } from '../engine/op.ts'
import type { Step } from '../engine/step.ts'
import type { Piece } from './explanation.ts'
import { operationFormula } from './operation.ts'
import { added, countWord, equals, inFormula, type Quantity, say, spelled, times } from './sentence.ts'
import { sourcesOf, type Telling, written } from './telling.ts'

/** Whether a node is a term target × logit of a softmax cross-entropy. */
export const isLogitTerm = ({ nodes }: Graph, node: number): boolean =>
  nodes[node]!.tag?.role === 'term' && nodes[node]!.op?.name === 'mul'

/** The probability that is shown of an output, −1 where its loss has none. */
export const probabilityOf = ({ nodes, firstOut, outEdge, consumer }: Graph, activation: number): number => {
  for (let i = firstOut[activation]!; i < firstOut[activation + 1]!; i++) {
    const node = consumer[outEdge[i]!]!
    if (nodes[node]!.tag?.role === 'probability') return node
  }
  return -1
}

/** Of a formula `one, if …, else another` the one that holds for these numbers; any other formula as it is. */
export const branchOf = (operation: Op, f: Formula, [t, a]: readonly number[]): Formula => {
  const first =
    operation.name === 'huber' ? Math.abs(t! - a!) <= 1 : operation.name === 'hinge' ? t! * a! < 1 : null
  if (f.t !== 'row' || first === null || !f.items.some((i) => i.t === 'text' && i.text === ' if ')) return f
  return (first ? f.items[0] : f.items.at(-1)) ?? f
}

/** Terms add up to a loss, or to a part of it. */
export const lossSentence = (t: Telling, step: Step, operands: readonly Quantity[]): readonly Piece[] => {
  const { names, graph } = t
  const result = written(t, step)
  const { name } = graph.nodes[step.node]!.op!
  const end =
    step.node === graph.output ? ' This one number says how far the outputs are from their targets.' : ''
  if (name === 'sub')
    return say(
      `${names.text(step.node)} is the log-sum-exp of all logits less ${names.text(sourcesOf(graph, step.node)[1]!)}, the logit of the right class: `,
      spelled(operationFormula(graph.nodes[step.node]!.op!, operands.map(inFormula))),
      equals(result),
      '.',
      end,
    )
  if (name === 'mul')
    return say(
      `${names.text(step.node)} is the mean: `,
      times(operands[0]!, operands[1]!),
      equals(result),
      '.',
      end,
    )
  if (operands.length === 1) return say(`${names.text(step.node)} is its only term: `, result, '.', end)
  return say(
    isLogitTerm(graph, sourcesOf(graph, step.node)[0]!)
      ? `${names.text(step.node)} adds target times logit of ${countWord(operands.length)} outputs: `
      : `${names.text(step.node)} adds the terms of ${countWord(operands.length)} outputs: `,
    added(operands),
    equals(result),
    '.',
    end,
  )
}

/** What is said of a node of the loss that is neither a term nor a number of its outputs, as a heading. */
export const lossHeading = ({ names, graph }: Telling, { node }: Step): string => {
  if (node !== graph.output) return 'The terms of the loss add up'
  const name = graph.nodes[node]!.op?.name
  return `${names.text(node)} ${name === 'sub' ? 'is computed' : name === 'mul' ? 'is the mean of its terms' : 'adds up its terms'}`
}
