import { type Formula, op, paren, row, sym } from '../engine/formula.ts'
import type { Graph } from '../engine/graph.ts'
import { tellApply } from './apply.ts'
import { factorEntry, gradientEntry } from './entries.ts'
import { valuesOf } from './layer-forward.ts'
import { layerCount } from './layer-names.ts'
import { type SoftmaxShape, tellBackwardSoftmax, tellForwardSoftmax } from './layer-softmax.ts'
import { probabilityOf } from './loss-words.ts'
import { at, by } from './matrices.ts'
import { columnOf, relationOf } from './matrix.ts'
import { counted, inFormula, say } from './sentence.ts'
import { type Account, generalAccount, gradientNow, sourcesOf, type Telling, writerOf } from './telling.ts'

interface LossShape extends SoftmaxShape {
  readonly terms: readonly number[]
}

const lossShape = (graph: Graph): LossShape => {
  const terms = graph.nodes.filter(({ tag }) => tag?.role === 'term').map(({ id }) => id)
  const pairs = terms.map((t) => sourcesOf(graph, t))
  const outputs = pairs.map(([, a]) => a!)
  return {
    terms,
    targets: pairs.map(([t]) => t!),
    outputs,
    logSumExp: graph.nodes.findIndex(({ tag }) => tag?.role === 'logSumExp'),
    probabilities: outputs.map((a) => probabilityOf(graph, a)).filter((p) => p >= 0),
    sum: graph.consumer[graph.outEdge[graph.firstOut[terms[0]!]!]!]!,
  }
}

/** Numbers put into these would be longer than a line. */
const LONG: ReadonlySet<string> = new Set(['huber', 'binaryCrossEntropy', 'binaryCrossEntropyFromLogits'])

/** The terms of all outputs as one line: ½(t − a)² with vectors for t and a. */
const termLines = (t: Telling, { terms, targets, outputs }: LossShape): readonly Formula[] => {
  const operation = t.graph.nodes[terms[0]!]!.op!
  const a = at('a', String(layerCount(t)), 'value')
  const result = valuesOf(t, terms)
  const symbols = operation.formula([sym('t', '', 'value'), a])
  if (LONG.has(operation.name)) return [symbols, row(op(relationOf(result)), result)]
  const numbers = operation.formula([valuesOf(t, targets), valuesOf(t, outputs)])
  return [symbols, row(op('='), numbers, op(relationOf(result)), result)]
}

/** Outputs and targets are compared, and the terms add up: the forward half of the loss. */
export const tellForwardLoss = (t: Telling): Account => {
  const shape = lossShape(t.graph)
  if (shape.logSumExp >= 0) return tellForwardSoftmax(t, shape)
  const { graph, names } = t
  const operation = graph.nodes[shape.terms[0]!]!.op!
  const last = writerOf(t, graph.output, t.beat.to)
  const sum = shape.sum === graph.output ? null : writerOf(t, shape.sum, t.beat.to)
  const totals = [sum, last].flatMap((step) => (step ? tellApply(t, step).formula.lines : []))
  const count = shape.terms.length
  const own = names.text(graph.output)
  const adds = count === 1 ? `${own} is this term` : `${own} adds ${counted(count, 'term')}`
  return generalAccount(
    t,
    'Outputs meet their targets',
    say(
      `Each output’s term is ${operation.noun} between its target t and its activation a. `,
      sum === null && shape.sum !== graph.output
        ? `${own} will be their mean.`
        : shape.sum === graph.output
          ? `${adds}: one number that says how far the outputs are from their targets.`
          : `${own} is their mean: one number that says how far the outputs are from their targets.`,
    ),
    [...termLines(t, shape), ...totals],
  )
}

/** The loss gives each output its gradient: ∂L/∂a of the last layer. */
export const tellBackwardLoss = (t: Telling): Account => {
  const shape = lossShape(t.graph)
  if (shape.logSumExp >= 0) return tellBackwardSoftmax(t, shape)
  const { graph, names } = t
  const E = names.output
  const K = String(layerCount(t))
  const operation = graph.nodes[shape.terms[0]!]!.op!
  const closed = (f: Formula): Formula =>
    f.t === 'row' &&
    f.items.some((i) => (i.t === 'op' && i.text === '−') || (i.t === 'text' && i.text === ' if '))
      ? paren(f)
      : f
  const slope = (target: Formula, a: Formula): Formula => closed(operation.derivative(1, [target, a], sym(E)))
  const isSquare = operation.name === 'halfSquaredError' || operation.name === 'squaredError'
  const slopes = isSquare
    ? slope(valuesOf(t, shape.targets), valuesOf(t, shape.outputs))
    : columnOf(shape.terms.length, (j) => factorEntry(t, graph.firstEdge[shape.terms[j]!]! + 1, 'local'))
  const result = columnOf(shape.outputs.length, (j) => gradientEntry(t, shape.outputs[j]!))
  return generalAccount(
    t,
    'The loss, backward',
    say(
      `The gradient of ${names.text(shape.sum)}, `,
      gradientNow(t, shape.sum),
      ', times the local derivative of each output’s own term',
      `: this is how fast ${E} changes with each output.`,
    ),
    [
      row(
        by(E, at('a', K), 'ink'),
        op('='),
        names.gradientSymbol(shape.sum, 'gradient'),
        op('×'),
        slope(sym('t', '', 'value'), at('a', K, 'value')),
      ),
      row(op('='), inFormula(gradientNow(t, shape.sum)), op('×'), slopes, op(relationOf(result)), result),
    ],
  )
}
