import type { Formula } from '../engine/formula.ts'
import type { Pass } from '../engine/step.ts'
import { tellApply } from './apply.ts'
import { tellCarry } from './carry.ts'
import type { Piece } from './explanation.ts'
import { layerCount, layerTitle } from './layer-names.ts'
import { backwardLines, forwardLines, layerIndex, updateLine, vectorLine } from './matrices.ts'
import { tellBackwardNeuron } from './neuron-backward.ts'
import { tellPull } from './pull.ts'
import { counted, equals, type Quantity, say, shortened } from './sentence.ts'
import { type Account, cellNow, gradientNow, stepsOf, type Telling, written } from './telling.ts'
import { tellUpdates } from './update.ts'

const general = (own: Account, lines: readonly Formula[]): Account['formula'] => ({
  ...own.formula,
  symbols: lines[0]!,
  lines,
  summary: true,
})

interface Extent {
  /** The layer told about, null for all of them. */
  readonly layer: number | null
  readonly layers: number
  /** Activation nodes of the neurons told about. */
  readonly neurons: readonly number[]
  readonly hasBias: boolean
  readonly symbol: string
}

const extentOf = (t: Telling, layer: number | null): Extent => {
  const all = t.graph.nodes.filter((n) => n.tag && (layer === null || n.tag.layer === layer))
  const neurons = all.filter((n) => n.tag?.role === 'activation')
  const symbols = new Set(neurons.map((n) => n.op?.symbol))
  return {
    layer,
    layers: layerCount(t),
    neurons: neurons.map((n) => n.id),
    hasBias: all.some((n) => n.tag?.role === 'bias') || t.graph.nodes.some((n) => n.tag?.role === 'bias'),
    symbol: symbols.size === 1 ? (neurons[0]?.op?.symbol ?? 'σ') : 'f',
  }
}

const title = ({ layer, layers }: Extent): string => (layer === null ? 'Forward' : layerTitle(layer, layers))

const MOST_SHOWN = 4

/** The layer's numbers once all of them are written, where there are few. */
const vector = (
  { layer, neurons }: Extent,
  name: string,
  written: ReadonlySet<number>,
  node: (neuron: number) => number,
  number: (node: number) => Quantity,
): readonly Formula[] => {
  const nodes = neurons.map(node)
  return layer === null || nodes.length > MOST_SHOWN || !nodes.every((n) => written.has(n))
    ? []
    : [vectorLine(name, String(layer), nodes.map(number))]
}

const tellForward = (t: Telling, extent: Extent, own: Account): Account => {
  const fired = new Set(
    stepsOf(t)
      .filter((s) => s.kind === 'apply')
      .map((s) => s.node),
  )
  const count = extent.neurons.filter((n) => fired.has(n)).length
  return {
    ...own,
    heading: extent.layer === null ? 'Values flow forward' : `${title(extent)} fires`,
    sentence: say(
      extent.layer === null
        ? `Layer by layer, ${counted(count, 'neuron')} summed their inputs and fired.`
        : `${title(extent)}: ${counted(count, 'neuron')} summed ${count === 1 ? 'its' : 'their'} inputs and fired.`,
    ),
    formula: general(own, [
      ...forwardLines(layerIndex(extent.layer), extent.symbol, extent.hasBias),
      ...vector(
        extent,
        'a',
        fired,
        (n) => n,
        (n) => cellNow(t, n),
      ),
    ]),
  }
}

const tellBackward = (t: Telling, extent: Extent, own: Account): Account => {
  const { names, graph } = t
  const written = new Set(
    stepsOf(t)
      .filter((s) => s.kind === 'pull')
      .map((s) => s.node),
  )
  const weights = [...written].filter((n) =>
    ['weight', 'bias'].includes(graph.nodes[n]!.tag?.role ?? ''),
  ).length
  const first = extent.layer ?? 1
  const goesOn = extent.layer === null ? extent.layers > 1 : first > 1
  const back = goesOn && extent.layer !== null ? ', and passed it on to the layer before' : ''
  return {
    ...own,
    heading: extent.layer === null ? 'Gradients flow backward' : `${title(extent)} sends its gradients back`,
    sentence: say(
      extent.layer === null
        ? `From the loss back to the first layer, every neuron multiplied what reached it by its slope: ${counted(weights, 'parameter')} got a gradient.`
        : `${title(extent)}: each neuron multiplied what reached it by its slope, gave ${counted(weights, 'parameter')} a gradient${back}.`,
    ),
    formula: general(own, [
      ...backwardLines(layerIndex(extent.layer), names.output, extent.symbol, goesOn),
      ...vector(
        extent,
        'δ',
        written,
        (n) => graph.source[graph.firstEdge[n]!]!,
        (n) => gradientNow(t, n),
      ),
    ]),
  }
}

const tellUpdateOfAll = (t: Telling, whose: string): Account => {
  const own = tellUpdates(t, whose)
  return own.formula.summary ? own : { ...own, formula: general(own, [updateLine(t.names.output)]) }
}

const RANKS: Readonly<Record<Pass, string>> = {
  forward: 'were computed from numbers that were ready',
  loss: 'were computed from numbers that were ready',
  zero: 'were cleared',
  backward: 'received a contribution',
  update: 'were changed',
}

/** A rank of a plain expression, or the whole of one: the last write, and how many others there were. */
const tellRank = (t: Telling, own: Account): Account => {
  const steps = stepsOf(t).filter((s) => s.kind !== 'carry')
  const count = new Set(steps.map((s) => s.node)).size
  if (count < 2) return own
  const named = shortened([...new Set(steps.map((s) => s.node))]).map((n) =>
    n === null ? '…' : t.names.text(n),
  )
  const sentence: readonly Piece[] = say(
    `${counted(count, 'node')} ${RANKS[t.last.pass]}: ${named.join(', ')}. Last came ${t.last.pass === 'backward' ? t.names.gradient(t.last.node) : t.names.text(t.last.node)}`,
    equals(written(t, t.last)),
    '.',
  )
  return { ...own, sentence }
}

/** A plain account of a whole layer or pass. */
export const tellSummary = (t: Telling): Account => {
  const { last, graph, beat } = t
  const owner = last.kind === 'pull' ? graph.consumer[last.edge]! : last.node
  const tag = graph.nodes[owner]!.tag
  const layer = beat.size === 'pass' || !tag ? null : tag.layer
  if (last.kind === 'update')
    return tellUpdateOfAll(
      t,
      layer === null ? 'the model' : `the ${layerTitle(layer, layerCount(t)).toLowerCase()}`,
    )
  const own =
    last.kind === 'pull'
      ? tellPull(t, last, true)
      : last.kind === 'carry'
        ? tellCarry(t, last)
        : tellApply(t, last)
  if (!tag) return tellRank(t, own)
  if (last.pass === 'loss') return own
  const extent = extentOf(t, layer)
  if (extent.neurons.length === 0) return last.kind === 'pull' ? tellBackwardNeuron(t) : own
  return last.kind === 'pull' ? tellBackward(t, extent, own) : tellForward(t, extent, own)
}
