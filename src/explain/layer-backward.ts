import { brace, type Formula, op, row } from '../engine/formula.ts'
import { beforeEntry, FIXED, factorEntry, gradientEntry, valueEntry } from './entries.ts'
import type { Piece } from './explanation.ts'
import { activationOf, inWords } from './layer-forward.ts'
import { layerCount, layerPhrase, layerTitle } from './layer-names.ts'
import { edgeBetween, isShared, type LayerShape } from './layer-shape.ts'
import { biasSymbols, deltaSymbols, layerIndex, passedOnSymbols, weightSymbols } from './matrices.ts'
import { columnOf, matrixOf, relationOf, rowOf } from './matrix.ts'
import { addsToEarlier } from './sample-words.ts'
import { say } from './sentence.ts'
import { type Account, generalAccount, type Telling } from './telling.ts'

/** What a layer gives gradients to. */
interface Flow {
  readonly toWeights: boolean
  readonly toBiases: boolean
  readonly onward: boolean
  readonly shares: boolean
  /** Whether the gradients of parameters add to what earlier samples left. */
  readonly isLater: boolean
}

const flowOf = (t: Telling, { weights, products, biases, sums }: LayerShape): Flow => {
  const { graph } = t
  const isPulled = (consumer: number, slot: number): boolean =>
    graph.pulled[graph.firstEdge[consumer]! + slot] === 1
  const own = [...weights.flat(), ...biases.filter((b) => b >= 0)].filter(
    (w) => graph.nodes[w]!.needsGradient,
  )
  const shares = own.some((w) => isShared(graph, w))
  return {
    toWeights: products.some((row) => row.some((p) => isPulled(p, 1))),
    toBiases: biases.some((b, j) => b >= 0 && graph.pulled[edgeBetween(graph, sums[j]!, b)] === 1),
    onward: products.some((row) => row.some((p) => isPulled(p, 0))),
    shares,
    // Of shared parameters what one use contributed is shown, not the gradient it was added to.
    isLater: !shares && addsToEarlier(t.moment),
  }
}

/** One entry of ∂L/∂W or ∂L/∂b: the gradient of the parameter, or what this use of a shared one contributed. */
const parameterEntry = (t: Telling, node: number, edge: number, { shares }: Flow): Formula => {
  if (edge < 0 || t.graph.pulled[edge] === 0) return FIXED
  return shares ? factorEntry(t, edge, 'contribution') : gradientEntry(t, node)
}

const soFarEntry = (t: Telling, edge: number): Formula =>
  edge < 0 || t.graph.pulled[edge] === 0 ? FIXED : beforeEntry(t, edge)

const sentence = (t: Telling, shape: LayerShape, flow: Flow): readonly Piece[] => {
  const { layer, biases } = shape
  const gives = addsToEarlier(t.moment) ? 'adds to' : 'is'
  const gifts = [
    flow.toWeights && `times ${inWords('a', layer - 1)} it ${gives} the gradient of every weight`,
    flow.toBiases &&
      `as it is, ${gives === 'is' ? '' : 'to '}that of ${biases.length === 1 ? 'the bias' : 'every bias'}`,
    flow.onward && `times the weights it goes back to ${layerPhrase(layer - 1, layerCount(t))}`,
  ].filter((gift) => gift !== false)
  const δ = inWords('δ', layer)
  return say(
    `What reached ${biases.length === 1 ? 'the' : 'each'} neuron, times its slope, is ${δ} = ∂${t.names.output}/∂${inWords('z', layer)}.`,
    gifts.length === 0 ? '' : ` ${gifts.join('; ').replace(/^./, (c) => c.toUpperCase())}.`,
    flow.shares ? ' A shared parameter adds its entries up.' : '',
  )
}

const sumLine = (before: Formula | null, product: readonly Formula[], result: Formula): Formula =>
  row(
    op('='),
    ...(before ? [brace(before, 'samples before'), op('+')] : []),
    ...product,
    op(relationOf(result)),
    result,
  )

/** Neurons of a layer in the backward pass: δ, and what it gives to weights, biases and the layer before. */
export const tellBackwardLayer = (t: Telling, shape: LayerShape): Account => {
  const { graph, names } = t
  const { layer, sums, activations, weights, products, inputs, biases } = shape
  const E = names.output
  const index = layerIndex(layer)
  const { symbol } = activationOf(t, shape)
  const flow = flowOf(t, shape)
  const m = sums.length
  const n = inputs.length
  const δ = columnOf(m, (j) => gradientEntry(t, sums[j]!))
  const upstream = columnOf(m, (j) => gradientEntry(t, activations[j]!))
  const slopes = columnOf(m, (j) => factorEntry(t, graph.firstEdge[activations[j]!]!, 'local'))
  const weightEdge = (j: number, k: number): number => graph.firstEdge[products[j]![k]!]! + 1
  const biasEdge = (j: number): number => (biases[j]! < 0 ? -1 : edgeBetween(graph, sums[j]!, biases[j]!))
  const delta = deltaSymbols(index, E, symbol)
  const lines =
    symbol === 'id'
      ? [row(delta, op(relationOf(δ)), δ)]
      : [delta, row(op('='), upstream, op('⊙'), slopes, op(relationOf(δ)), δ)]
  if (flow.toWeights) {
    const dW = matrixOf(m, n, (j, k) => parameterEntry(t, weights[j]![k]!, weightEdge(j, k), flow))
    const before = flow.isLater ? matrixOf(m, n, (j, k) => soFarEntry(t, weightEdge(j, k))) : null
    const product = [δ, rowOf(n, (k) => valueEntry(t, inputs[k]!))]
    lines.push(weightSymbols(index, E, flow.isLater), sumLine(before, product, dW))
  }
  if (flow.toBiases) {
    const db = columnOf(m, (j) => parameterEntry(t, biases[j]!, biasEdge(j), flow))
    const before = flow.isLater ? columnOf(m, (j) => soFarEntry(t, biasEdge(j))) : null
    const symbols = biasSymbols(index, E, flow.isLater)
    lines.push(...(before ? [symbols, sumLine(before, [δ], db)] : [row(symbols, op(relationOf(db)), db)]))
  }
  if (flow.onward) {
    const da = columnOf(n, (k) => gradientEntry(t, inputs[k]!))
    const WT = matrixOf(n, m, (k, j) => valueEntry(t, weights[j]![k]!))
    lines.push(passedOnSymbols(index, E), sumLine(null, [WT, δ], da))
  }
  const title = layerTitle(layer, layerCount(t))
  return generalAccount(t, `${title}, backward`, sentence(t, shape, flow), lines)
}
