import { type Formula, op, row, text } from '../engine/formula.ts'
import { valueEntry } from './entries.ts'
import type { Piece } from './explanation.ts'
import { layerCount, layerTitle } from './layer-names.ts'
import type { LayerShape } from './layer-shape.ts'
import { activationSymbols, layerIndex, sumSymbols } from './matrices.ts'
import { columnOf, matrixOf, relationOf, sizeWords } from './matrix.ts'
import { superscript } from './scripts.ts'
import { counted, say } from './sentence.ts'
import { type Account, generalAccount, type Telling, writerOf } from './telling.ts'

/** `W⁽²⁾` in a sentence. */
export const inWords = (name: string, layer: number): string => `${name}${superscript(`(${layer})`)}`

/** The sign of a layer's activation function, `f` where there are several. */
export const activationOf = (t: Telling, { activations }: LayerShape): { symbol: string; noun: string } => {
  const ops = new Set(activations.map((n) => t.graph.nodes[n]!.op))
  const [only] = ops
  return ops.size === 1 && only ? only : { symbol: 'f', noun: 'its activation function' }
}

/** `[1; 2]` of the values of these nodes, 0 where there is no node. */
export const valuesOf = (t: Telling, nodes: readonly number[]): Formula =>
  columnOf(nodes.length, (i) => (nodes[i]! < 0 ? text('0') : valueEntry(t, nodes[i]!)))

const sentence = (t: Telling, shape: LayerShape): readonly Piece[] => {
  const { layer, activations, inputs, biases, weights } = shape
  const fired = activations.filter((n) => writerOf(t, n, t.beat.to) !== null)
  const { noun, symbol } = activationOf(t, shape)
  const W = inWords('W', layer)
  const size = sizeWords(weights.length, inputs.length)
  const plus = biases.some((b) => b >= 0) ? `, plus ${inWords('b', layer)},` : ''
  return say(
    fired.length < activations.length
      ? `${fired.length} of ${counted(activations.length, 'neuron')} fired so far. `
      : '',
    weights.length === 1
      ? `${W} (${size}) holds the weights into ${t.names.owner(activations[0]!)}. `
      : `Row j of ${W} (${size}) holds the weights into neuron j. `,
    `${W} times ${layer === 1 ? 'the inputs ' : ''}${inWords('a', layer - 1)}${plus} gives the weighted sums ${inWords('z', layer)}`,
    symbol === 'id' ? ', which are the activations.' : `; ${noun} of each is its activation.`,
  )
}

/** Neurons of a layer summed and fired: z = W a + b, a = σ(z). */
export const tellForwardLayer = (t: Telling, shape: LayerShape): Account => {
  const { layer, weights, inputs, sums, activations, biases } = shape
  const index = layerIndex(layer)
  const hasBias = biases.some((b) => b >= 0)
  const { symbol } = activationOf(t, shape)
  const z = valuesOf(t, sums)
  const a = valuesOf(t, activations)
  const W = matrixOf(weights.length, inputs.length, (j, k) => valueEntry(t, weights[j]![k]!))
  const title = layerTitle(layer, layerCount(t))
  return generalAccount(t, `${title} fires`, sentence(t, shape), [
    sumSymbols(index, hasBias),
    row(
      op('='),
      W,
      valuesOf(t, inputs),
      ...(hasBias ? [op('+'), valuesOf(t, biases)] : []),
      op(relationOf(z)),
      z,
    ),
    activationSymbols(index, symbol),
    ...(symbol === 'id' ? [] : [row(op('='), text(symbol), z, op(relationOf(a)), a)]),
  ])
}
