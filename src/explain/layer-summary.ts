import type { Formula } from '../engine/formula.ts'
import { KINDS, type Kind } from '../engine/step.ts'
import type { Piece } from './explanation.ts'
import { layerCount, layerTitle } from './layer-names.ts'
import { backwardLines, forwardLines, layerIndex, vectorLine } from './matrices.ts'
import { counted, type Quantity, say } from './sentence.ts'
import { type Account, cellNow, gradientNow, type Telling } from './telling.ts'

/** An account with general lines for its formula, which no single number belongs to. */
export const generalAccount = (
  own: Account,
  heading: string,
  sentence: readonly Piece[],
  lines: readonly Formula[],
): Account => ({
  heading,
  sentence,
  formula: { ...own.formula, symbols: lines[0]!, lines, summary: true },
  origins: [],
  chip: [],
  seen: [],
})

/** The part of a network a summary tells about. */
export interface Extent {
  /** The layer, null for all of them. */
  readonly layer: number | null
  readonly layers: number
  /** Activation nodes of its neurons. */
  readonly neurons: readonly number[]
  readonly hasBias: boolean
  /** Sign of its activation function, `f` where there are several. */
  readonly symbol: string
}

/** The neurons of a layer, or of all layers. */
export const extentOf = (t: Telling, layer: number | null): Extent => {
  const all = t.graph.nodes.filter((n) => n.tag && (layer === null || n.tag.layer === layer))
  const neurons = all.filter((n) => n.tag?.role === 'activation')
  const symbols = new Set(neurons.map((n) => n.op?.symbol))
  return {
    layer,
    layers: layerCount(t),
    neurons: neurons.map((n) => n.id),
    hasBias: t.graph.nodes.some((n) => n.tag?.role === 'bias'),
    symbol: symbols.size === 1 ? (neurons[0]?.op?.symbol ?? 'f') : 'f',
  }
}

const nodesWritten = ({ schedule, beat }: Telling, kind: Kind): ReadonlySet<number> => {
  const index = KINDS.indexOf(kind)
  const nodes = new Set<number>()
  for (let i = beat.from; i < beat.to; i++) if (schedule.kind[i] === index) nodes.add(schedule.node[i]!)
  return nodes
}

const MOST_SHOWN = 4

/** A layer's numbers once all of them are written, where there are few. */
const vector = (
  { layer }: Extent,
  name: string,
  nodes: readonly number[],
  written: ReadonlySet<number>,
  numberOf: (node: number) => Quantity,
): readonly Formula[] =>
  layer === null || nodes.length > MOST_SHOWN || !nodes.every((n) => written.has(n))
    ? []
    : [vectorLine(name, String(layer), nodes.map(numberOf))]

/** Neurons of a layer, or of all of them, summed and fired. */
export const tellForwardLayer = (t: Telling, extent: Extent, own: Account): Account => {
  const { layer, layers, neurons, symbol, hasBias } = extent
  const fired = nodesWritten(t, 'apply')
  const count = neurons.filter((n) => fired.has(n)).length
  const what = `${counted(count, 'neuron')} summed ${count === 1 ? 'its' : 'their'} inputs and fired.`
  return generalAccount(
    own,
    layer === null ? 'Values flow forward' : `${layerTitle(layer, layers)} fires`,
    say(layer === null ? `Layer by layer, ${what}` : `${layerTitle(layer, layers)}: ${what}`),
    [
      ...forwardLines(layerIndex(layer), symbol, hasBias),
      ...vector(extent, 'a', neurons, fired, (n) => cellNow(t, n)),
    ],
  )
}

/** Neurons of a layer, or of all of them, multiplied by their slopes and gave their parameters gradients. */
export const tellBackwardLayer = (t: Telling, extent: Extent, own: Account): Account => {
  const { layer, layers, neurons, symbol } = extent
  const { graph, names } = t
  const written = nodesWritten(t, 'pull')
  const roles = [...written].map((n) => graph.nodes[n]!.tag?.role)
  const parameters = counted(roles.filter((r) => r === 'weight' || r === 'bias').length, 'parameter')
  const goesOn = layer === null ? layers > 1 : layer > 1
  const gave = `every neuron multiplied what reached it by its slope and gave gradients to ${parameters} in all`
  const sums = neurons.map((n) => graph.source[graph.firstEdge[n]!]!)
  return generalAccount(
    own,
    layer === null ? 'Gradients flow backward' : `${layerTitle(layer, layers)}, backward`,
    layer === null
      ? say(`From the loss back to the first layer, ${gave}.`)
      : say(
          `${layerTitle(layer, layers)}: ${gave}${goesOn ? '; the rest went on to the layer before' : ''}.`,
        ),
    [
      ...backwardLines(layerIndex(layer), names.output, symbol, goesOn),
      ...vector(extent, 'δ', sums, written, (n) => gradientNow(t, n)),
    ],
  )
}
