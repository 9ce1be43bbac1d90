import { type Formula, op, row, text } from '../engine/formula.ts'
import type { Graph } from '../engine/graph.ts'
import type { Step } from '../engine/step.ts'
import { parameterWord } from './boundary.ts'
import { FIXED } from './entries.ts'
import { layerCount, layerPhrase } from './layer-names.ts'
import type { LayerShape } from './layer-shape.ts'
import { at, updateSymbols } from './matrices.ts'
import { columnOf, matrixOf, relationOf } from './matrix.ts'
import { counted, inFormula, quantity, say } from './sentence.ts'
import { type Account, factor, generalAccount, type Telling, writerOf, written } from './telling.ts'

type Entry = (node: number) => Formula

/** The update of a parameter, null where it is fixed, not there or not yet updated. */
const updateOf = (t: Telling, node: number): Step | null => {
  const step = node < 0 ? null : writerOf(t, node, t.beat.to)
  return step?.kind === 'update' ? step : null
}

const missing = (graph: Graph, node: number): Formula =>
  node < 0 ? text('0') : graph.nodes[node]!.trainable ? text('–') : FIXED

/** `= W − η ∂L/∂W ≈ W`, as matrices that `arrange` makes of the entries. */
const lineOf = (t: Telling, last: Step, arrange: (entry: Entry) => Formula): Formula => {
  const { initial } = t.trace.columns
  const gradient: Entry = (node) => {
    const step = updateOf(t, node)
    if (step === null) return missing(t.graph, node)
    const { value, cell } = factor(step, 'gradient')
    return inFormula(quantity(value, 'gradient', cell))
  }
  const before: Entry = (node) => (node < 0 ? text('0') : inFormula(quantity(initial[node]!, 'value', node)))
  const after: Entry = (node) => {
    const step = updateOf(t, node)
    return step === null ? missing(t.graph, node) : inFormula(written(t, step))
  }
  const result = arrange(after)
  const rate = inFormula(quantity(factor(last, 'learningRate').value, 'ink'))
  return row(op('='), arrange(before), op('−'), rate, arrange(gradient), op(relationOf(result)), result)
}

/** The optimizer changes the weights and biases of a layer. */
export const tellUpdateLayer = (t: Telling, shape: LayerShape): Account => {
  const { layer, weights, biases } = shape
  const { names, last, graph } = t
  const trained = (nodes: readonly number[]): boolean =>
    nodes.some((n) => n >= 0 && graph.nodes[n]!.trainable)
  const index = String(layer)
  const lines: Formula[] = []
  if (trained(weights.flat()))
    lines.push(
      updateSymbols((hue) => at('W', index, hue), names.output),
      lineOf(t, last, (entry) =>
        matrixOf(weights.length, weights[0]!.length, (j, k) => entry(weights[j]![k]!)),
      ),
    )
  if (trained(biases))
    lines.push(
      updateSymbols((hue) => at('b', index, hue), names.output),
      lineOf(t, last, (entry) => columnOf(biases.length, (j) => entry(biases[j]!))),
    )
  const count = new Set([...weights.flat(), ...biases].filter((n) => n >= 0 && updateOf(t, n))).size
  const phrase = layerPhrase(layer, layerCount(t))
  const rate = quantity(factor(last, 'learningRate').value, 'ink')
  return generalAccount(
    t,
    `Update of ${phrase}`,
    say(
      `From ${count === 1 ? 'the parameter' : `each of the ${counted(count, 'parameter')}`} of ${phrase} the optimizer subtracts η\u00a0=\u00a0`,
      rate,
      ` times its gradient. Only now do ${parameterWord(t)} change; the next forward pass uses them.`,
    ),
    lines,
  )
}
