import type { Evidence, NeuronEvidence, NonFinitePlace } from '../engine/evidence.ts'
import type { Graph } from '../engine/graph.ts'
import { cellName } from './cell-name.ts'
import type { Moment } from './explanation.ts'
import { formatNumber } from './format.ts'
import { losing, stalling } from './loss-course.ts'
import { namesOf } from './names.ts'

/** What ails a training. */
export type Ailment =
  | 'nonFinite'
  | 'rateTooHigh'
  | 'exploding'
  | 'symmetric'
  | 'dead'
  | 'saturated'
  | 'vanishing'
  | 'rateTooLow'

/** A diagnosis in words. */
export interface Finding {
  readonly ailment: Ailment
  /** What it is, in a few words that name the layer. */
  readonly title: string
  /** The numbers it is told from. */
  readonly evidence: string
  /** What to try, after a colon. */
  readonly advice: string
  /** Nodes to be shown on the stage, most telling first. */
  readonly nodes: readonly number[]
  /** The step to go to, null for none. */
  readonly place: NonFinitePlace | null
}

/** A norm beyond this, or one that grew so many times from the last layer to the first, is exploding. */
const EXPLODING = 1000
/** The first layer's share of the last one's gradient norm below which it vanishes. */
const VANISHING = 0.01
/** The share of samples for which a neuron must be flat to be called saturated, and that of such neurons in a layer. */
const SATURATED = 0.9
const MANY = 0.5
/** Neurons named one by one at most. */
const MOST_NAMED = 6

type Told = Pick<Moment, 'graph' | 'notation' | 'schedule'>

const and = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

const listed = (items: readonly string[]): string =>
  items.length <= MOST_NAMED
    ? and(items)
    : `${items.slice(0, MOST_NAMED - 1).join(', ')} and ${items.length - MOST_NAMED + 1} more`

/** A share in words, with what digits tell. */
export const percent = (share: number): string =>
  `${formatNumber(share < 0.001 ? Number((100 * share).toPrecision(1)) : Number((100 * share).toFixed(1)))} %`

const layerOf = (graph: Graph, node: number): number => graph.nodes[node]!.tag?.layer ?? 0

/** Groups of neurons by layer, first layer first. */
const byLayer = (
  graph: Graph,
  neurons: readonly NeuronEvidence[],
): readonly (readonly NeuronEvidence[])[] => {
  const layers = new Map<number, NeuronEvidence[]>()
  for (const neuron of neurons) {
    const layer = layerOf(graph, neuron.node)
    layers.set(layer, [...(layers.get(layer) ?? []), neuron])
  }
  return [...layers.entries()].sort(([a], [b]) => a - b).map(([, group]) => group)
}

const lastLayer = (graph: Graph): number =>
  graph.nodes.reduce((most, n) => (n.tag?.role === 'activation' ? Math.max(most, n.tag.layer) : most), 0)

const hidden = ({ neurons }: Evidence, graph: Graph): readonly NeuronEvidence[] => {
  const last = lastLayer(graph)
  return neurons.filter(({ node }) => layerOf(graph, node) < last)
}

const neuronsOfLayer = ({ neurons }: Evidence, graph: Graph, layer: number): readonly number[] =>
  neurons.filter(({ node }) => layerOf(graph, node) === layer).map(({ node }) => node)

const isOf = (graph: Graph, node: number, names: readonly string[]): boolean =>
  names.includes(graph.nodes[node]!.op?.name ?? '')

type Row = (evidence: Evidence, told: Told) => readonly Finding[]

const nonFinite: Row = ({ nonFinite: place }, told) => {
  if (place === null) return []
  const { iteration, cell, value } = place
  const many = iteration.toLocaleString('en')
  return [
    {
      ailment: 'nonFinite',
      title: `A number is ${Number.isNaN(value) ? 'not a number (NaN)' : formatNumber(value)}`,
      evidence: `After ${many} ${iteration === 1 ? 'update' : 'updates'}, step ${place.step + 1} of sample ${place.sample + 1} was the first to write one: ${cellName(told, cell)} = ${formatNumber(value)}. What is computed from it becomes ∞ or NaN as well.`,
      advice:
        'a learning rate ten times smaller, or smaller weights. The step itself shows which factors were too large.',
      nodes: [],
      place,
    },
  ]
}

const rateTooHigh: Row = ({ losses }, { notation }) => {
  const course = losing(losses)
  if (course === null) return []
  const [first, last] = [losses[0]!, losses.at(-1)!]
  return [
    {
      ailment: 'rateTooHigh',
      title: `The learning rate is too high: the loss ${course.kind === 'diverges' ? 'grows' : 'swings up and down'}`,
      evidence:
        course.kind === 'diverges'
          ? `The mean ${notation.loss} over the training samples was ${formatNumber(course.least)} at best and ${formatNumber(first.loss)} at first; now it is ${formatNumber(last.loss)}.`
          : `At the last ${course.points} places of the curve it turned ${course.turns} times, by ${percent(course.swing)} of its size each time, and did not fall.`,
      advice: 'a learning rate three to ten times smaller.',
      nodes: [],
      place: null,
    },
  ]
}

const exploding: Row = (evidence, { graph, notation }) => {
  const { norms, changes } = evidence
  const [first = 0, last = 0] = [norms[0], norms.at(-1)]
  const grown = norms.length > 1 && last > 0 && first / last > EXPLODING
  const most = Math.max(...norms)
  if (!(most > EXPLODING || grown)) return []
  const layer = norms.indexOf(most) + 1
  const isLast = layer === norms.length
  const norm = `The norm of ∂${notation.loss}/∂W is ${formatNumber(most)} in layer ${layer}`
  return [
    {
      ailment: 'exploding',
      title: grown
        ? `Gradients explode towards layer ${layer}`
        : `Gradients are huge, most of all in layer ${layer}`,
      evidence:
        !grown || isLast
          ? `${norm}${isLast ? ', the last one' : ''}: an update changes its weights by ${percent(changes[layer - 1] ?? Number.NaN)} of their size.`
          : `${norm} and ${formatNumber(last)} in the last one, layer ${norms.length}.`,
      advice: 'smaller weights (Xavier or He), fewer layers, or a smaller learning rate.',
      nodes: neuronsOfLayer(evidence, graph, layer),
      place: null,
    },
  ]
}

const symmetric: Row = ({ twins }, { graph, notation }) => {
  const names = namesOf(graph, notation)
  return twins.map((nodes) => ({
    ailment: 'symmetric',
    title: `${listed(nodes.map((n) => names.owner(n)))} are one and the same`,
    evidence: `In layer ${layerOf(graph, nodes[0]!)}, ${nodes.length} neurons have equal weights and biases, in and out. So they compute the same and get the same gradients: no update can tell them apart, and together they do the work of one.`,
    advice: 'weights drawn from random numbers: Xavier, He, normal or uniform.',
    nodes,
    place: null,
  }))
}

const dead: Row = (evidence, { graph, notation }) => {
  const names = namesOf(graph, notation)
  const dying = hidden(evidence, graph).filter((n) => n.zero === 1 && isOf(graph, n.node, ['relu']))
  return byLayer(graph, dying).map((group) => {
    const nodes = group.map((n) => n.node)
    const layer = layerOf(graph, nodes[0]!)
    const all = neuronsOfLayer(evidence, graph, layer).length
    return {
      ailment: 'dead',
      title: `${nodes.length} of ${all} ReLUs in layer ${layer} ${nodes.length === 1 ? 'is' : 'are'} dead`,
      evidence: `${listed(nodes.map((n) => names.owner(n)))}: a = 0 for all ${evidence.samples} samples, since z is below 0. There the slope is 0, so no gradient gets through and no update can change that.`,
      advice: 'leaky ReLU or tanh, a smaller learning rate, or He’s initialization with biases of 0.',
      nodes,
      place: null,
    }
  })
}

/** Whether a hidden layer is all dead. */
const hasDeadLayer = (evidence: Evidence, graph: Graph): boolean =>
  byLayer(graph, hidden(evidence, graph)).some((layer) => layer.every((n) => n.zero === 1))

/** Whether no layer has a gradient though the loss is not less than half of what it was at first. */
const hasNoGradient = ({ norms, losses }: Evidence): boolean =>
  norms.length > 0 && Math.max(...norms) < 1e-9 && losses.at(-1)!.loss > 0.5 * losses[0]!.loss

const saturated: Row = (evidence, { graph, notation }) => {
  const names = namesOf(graph, notation)
  const isStuck = hasNoGradient(evidence)
  const flat = (isStuck ? evidence.neurons : hidden(evidence, graph)).filter(
    (n) => n.flat >= SATURATED && isOf(graph, n.node, ['sigmoid', 'tanh']),
  )
  const sizeOf = (node: number): number => neuronsOfLayer(evidence, graph, layerOf(graph, node)).length
  // A few neurons that have made up their mind are no harm in a network that has learnt.
  const layers = byLayer(graph, flat).filter((group) => group.length >= MANY * sizeOf(group[0]!.node))
  return layers.map((group) => {
    const nodes = [...group].sort((a, b) => b.flat - a.flat).map((n) => n.node)
    const least = Math.min(...group.map((n) => n.flat))
    const layer = layerOf(graph, nodes[0]!)
    const noun = isOf(graph, nodes[0]!, ['tanh']) ? 'tanh' : 'sigmoid'
    return {
      ailment: 'saturated',
      title:
        sizeOf(nodes[0]!) === 1
          ? `The ${noun} neuron in layer ${layer} is saturated`
          : `${nodes.length} of ${sizeOf(nodes[0]!)} ${noun} neurons in layer ${layer} ${nodes.length === 1 ? 'is' : 'are'} saturated`,
      evidence: `${listed(nodes.map((n) => names.owner(n)))}: for ${least === 1 ? 'all' : `at least ${percent(least)} of`} ${evidence.samples} samples z lies where the curve is flat. Its slope is under a fiftieth of the steepest there, and so is the gradient it lets through.${isStuck ? ' No layer has a gradient left.' : ''}`,
      advice: 'smaller weights (Xavier), inputs scaled to about −1…1, or ReLU.',
      nodes,
      place: null,
    }
  })
}

const vanishing: Row = (evidence, { graph, notation }) => {
  const { norms, twins } = evidence
  const [first = 0, last = 0] = [norms[0], norms.at(-1)]
  if (norms.length < 2 || !(last > 1e-12) || !(first / last < VANISHING)) return []
  // Weights of zero and layers that are dead let nothing through, but that is told as what it is.
  if (first === 0 && (twins.length > 0 || hasDeadLayer(evidence, graph))) return []
  return [
    {
      ailment: 'vanishing',
      title: 'Gradients vanish towards layer 1',
      evidence: `The norm of ∂${notation.loss}/∂W is ${formatNumber(last)} in the last layer, layer ${norms.length}, and ${formatNumber(first)} in the first: ${first === 0 ? 'nothing is left of it' : `${formatNumber(Number((last / first).toPrecision(2)))} times less`}. The first layers hardly learn.`,
      advice: 'ReLU or tanh rather than the sigmoid, He’s or Xavier’s initialization, or fewer layers.',
      nodes: neuronsOfLayer(evidence, graph, 1),
      place: null,
    },
  ]
}

const rateTooLow: Row = (evidence, { notation }) => {
  const { losses, changes, norms } = evidence
  const course = stalling(losses)
  const most = Math.max(...changes.filter(Number.isFinite))
  if (course === null || !(most < 1e-4) || !(Math.max(...norms) > 0.01)) return []
  return [
    {
      ailment: 'rateTooLow',
      title: 'The learning rate is too low: the loss hardly moves',
      evidence: `From iteration ${course.from.toLocaleString('en')} on the mean ${notation.loss} went from ${formatNumber(course.before)} to ${formatNumber(course.now)} only. An update changes the weights of a layer by ${percent(most)} of their size at most, though there are gradients.`,
      advice: 'a learning rate ten times larger.',
      nodes: [],
      place: null,
    },
  ]
}

/** Ailments in the order in which they need looking at. */
const rows: readonly Row[] = [symmetric, rateTooHigh, exploding, dead, saturated, vanishing]

/** What ails a training, the worst first; where numbers are none any more, only that. */
export const diagnose = (evidence: Evidence, told: Told): readonly Finding[] => {
  const first = nonFinite(evidence, told)
  const found = first.length > 0 ? first : rows.flatMap((row) => row(evidence, told))
  // Whatever else ails a training may be why its loss hardly moves.
  return found.length > 0 ? found : rateTooLow(evidence, told)
}

/** What was looked at where nothing is amiss. */
export const soundness = ({ norms, neurons, samples, iteration }: Evidence): string => {
  const [first = Number.NaN, last = Number.NaN] = [norms[0], norms.at(-1)]
  const looked =
    norms.length > 1
      ? `the gradient norm is ${formatNumber(first)} in the first layer and ${formatNumber(last)} in the last`
      : `the gradient norm is ${formatNumber(first)}`
  return `After ${iteration.toLocaleString('en')} ${iteration === 1 ? 'update' : 'updates'} nothing is amiss: ${looked}; over ${samples} samples, none of ${neurons.length} neurons is dead or the same as another, and fewer than half of any layer are saturated, which is flat for ${Math.round(100 * SATURATED)} % of the samples.`
}
