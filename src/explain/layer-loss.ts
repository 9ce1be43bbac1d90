import { type Formula, op, paren, row, sym } from '../engine/formula.ts'
import type { Graph } from '../engine/graph.ts'
import { tellApply } from './apply.ts'
import { gradientEntry } from './entries.ts'
import { valuesOf } from './layer-forward.ts'
import { layerCount } from './layer-names.ts'
import { at, by } from './matrices.ts'
import { columnOf, relationOf } from './matrix.ts'
import { counted, inFormula, say } from './sentence.ts'
import { type Account, generalAccount, gradientNow, sourcesOf, type Telling, writerOf } from './telling.ts'

interface LossShape {
  readonly terms: readonly number[]
  readonly targets: readonly number[]
  readonly outputs: readonly number[]
  /** Σ of the terms, which passes its gradient on to each. */
  readonly sum: number
}

const lossShape = (graph: Graph): LossShape => {
  const terms = graph.nodes.filter(({ tag }) => tag?.role === 'term').map(({ id }) => id)
  const pairs = terms.map((t) => sourcesOf(graph, t))
  return {
    terms,
    targets: pairs.map(([t]) => t!),
    outputs: pairs.map(([, a]) => a!),
    sum: graph.consumer[graph.outEdge[graph.firstOut[terms[0]!]!]!]!,
  }
}

/** The terms of all outputs as one line: ½(t − a)² with vectors for t and a. */
const termLines = (t: Telling, { terms, targets, outputs }: LossShape): readonly Formula[] => {
  const operation = t.graph.nodes[terms[0]!]!.op!
  const a = at('a', String(layerCount(t)), 'value')
  const result = valuesOf(t, terms)
  const numbers = operation.formula([valuesOf(t, targets), valuesOf(t, outputs)])
  return [
    operation.formula([sym('t', '', 'value'), a]),
    row(op('='), numbers, op(relationOf(result)), result),
  ]
}

/** Outputs and targets are compared, and the terms add up: the forward half of the loss. */
export const tellForwardLoss = (t: Telling): Account => {
  const shape = lossShape(t.graph)
  const { graph, names } = t
  const operation = graph.nodes[shape.terms[0]!]!.op!
  const last = writerOf(t, graph.output, t.beat.to)
  const sum = shape.sum === graph.output ? null : writerOf(t, shape.sum, t.beat.to)
  const totals = [sum, last].flatMap((step) => (step ? tellApply(t, step).formula.lines : []))
  const count = shape.terms.length
  const adds = count === 1 ? `${names.output} is this term` : `${names.output} adds ${counted(count, 'term')}`
  return generalAccount(
    t,
    'Outputs meet their targets',
    say(
      `Each output’s term is ${operation.noun} between its target t and its activation a. `,
      sum === null && shape.sum !== graph.output
        ? `${names.output} will be their mean.`
        : shape.sum === graph.output
          ? `${adds}: one number that says how far the outputs are from their targets.`
          : `${names.output} is their mean: one number that says how far the outputs are from their targets.`,
    ),
    [...termLines(t, shape), ...totals],
  )
}

/** The loss gives each output its gradient: ∂L/∂a of the last layer. */
export const tellBackwardLoss = (t: Telling): Account => {
  const shape = lossShape(t.graph)
  const { graph, names } = t
  const E = names.output
  const K = String(layerCount(t))
  const operation = graph.nodes[shape.terms[0]!]!.op!
  const slope = (target: Formula, a: Formula): Formula => {
    const f = operation.derivative(1, [target, a], sym(E))
    const isDifference = f.t === 'row' && f.items.some((i) => i.t === 'op' && i.text === '−')
    return isDifference ? paren(f) : f
  }
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
      row(
        op('='),
        inFormula(gradientNow(t, shape.sum)),
        op('×'),
        slope(valuesOf(t, shape.targets), valuesOf(t, shape.outputs)),
        op(relationOf(result)),
        result,
      ),
    ],
  )
}
