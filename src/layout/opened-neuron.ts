import type { Graph } from '../engine/graph.ts'
import type { Box, InnerPlace, InnerWire, OpenedPlace } from './layout.ts'
import { OPENED_SIZES as S } from './opened-sizes.ts'
import type { Incoming, Neuron } from './structure.ts'

type Point = readonly [number, number]

const isStacked = ({ incoming }: Neuron): boolean => incoming.length <= S.mostStacked

/** Height above and below the middle of a product that its row needs. */
const rowOf = (neuron: Neuron): { readonly above: number; readonly below: number } => ({
  above: isStacked(neuron) ? S.product.h / 2 + S.drop + S.pill.h : S.lane,
  below: isStacked(neuron) ? S.under + S.strip.h : S.lower + S.pill.h / 2,
})

const gapOf = (neuron: Neuron): number => (isStacked(neuron) ? S.rowGap : 0)

const labelOf = (neuron: Neuron): number => (isStacked(neuron) ? S.label.w : S.longLabel)

const bendOf = (neuron: Neuron): number =>
  isStacked(neuron) ? S.bend : S.bend + S.bendPerWire * neuron.incoming.length

const pitchOf = (neuron: Neuron): number => {
  const { above, below } = rowOf(neuron)
  return above + below + gapOf(neuron)
}

const biasHeight = ({ bias }: Neuron): number =>
  bias ? (bias.trained ? S.trainedBias : S.bias) + S.rowGap : 0

/** The lefts of what stands in a frame, from its left edge. */
const columnsOf = (neuron: Neuron, wider: number) => {
  const pill = S.side
  const product = isStacked(neuron)
    ? pill + S.lead * wider - S.product.w / 2
    : pill + S.pill.w * wider + S.apart
  const number = product + S.product.w + S.beside
  const sum = Math.max(number + labelOf(neuron) * wider, pill + S.pill.w * wider) + bendOf(neuron)
  const activation = sum + S.label.w * wider + S.gap
  return { pill, product, number, sum, activation, end: activation + S.activation.w * wider + S.side }
}

/** The size of an opened neuron's frame, where glyphs are so many times wider than usual. */
export const frameSize = (neuron: Neuron, wider: number): { readonly w: number; readonly h: number } => {
  const rows = biasHeight(neuron) + neuron.incoming.length * pitchOf(neuron) - gapOf(neuron)
  const column = S.label.h + S.sum.h + S.strip.below + S.strip.h
  return { w: columnsOf(neuron, wider).end, h: Math.max(rows, column) + 2 * S.band }
}

const straight = (from: Point, to: Point): readonly number[] => {
  const at = (s: number, k: 0 | 1): number => from[k] + (to[k] - from[k]) * s
  return [at(1 / 3, 0), at(1 / 3, 1), at(2 / 3, 0), at(2 / 3, 1), ...to]
}

const bent = (from: Point, to: Point): readonly number[] => {
  const reach = (to[0] - from[0]) / 2
  return [from[0] + reach, from[1], to[0] - reach, to[1], ...to]
}

/** The weight, its product, and the three edges between them and Σ. */
const placeRow = (
  neuron: Neuron,
  { product, weight, source, activationEdge, weightEdge, productEdge }: Incoming,
  frame: Box,
  y: number,
  { from, port, wider, gradient }: { from: Point; port: Point; wider: number; gradient: boolean },
): { readonly places: readonly InnerPlace[]; readonly wires: readonly InnerWire[] } => {
  const stacked = isStacked(neuron)
  const at = columnsOf(neuron, wider)
  const box: Box = { x: frame.x + at.product, y: y - S.product.h / 2, ...S.product }
  const w = S.pill.w * wider
  const pill: Box = {
    x: frame.x + at.pill,
    y: stacked ? box.y - S.drop - S.pill.h : y + S.lower - S.pill.h / 2,
    w,
    h: S.pill.h,
  }
  const number = { x: frame.x + at.number, w: labelOf(neuron) * wider }
  const label: Box = { ...number, y: y - S.over - S.label.h, h: S.label.h }
  const strip: Box = { ...number, y: y + S.under, h: stacked ? S.strip.h : S.lowStrip }
  const middle = box.x + box.w / 2
  const enters: Point = [frame.x + 4, stacked ? y : y - S.port]
  const reaches: Point = [box.x, enters[1]]
  const leaves: Point = [box.x + box.w, y]
  const bends: Point = [number.x + number.w, y]
  const [drops, lands]: readonly [Point, Point] = stacked
    ? [
        [middle, pill.y + pill.h],
        [middle, box.y],
      ]
    : [
        [pill.x + pill.w, y + S.lower],
        [box.x, y + S.port],
      ]
  return {
    places: [
      {
        id: `operation:${product}`,
        role: 'product',
        node: product,
        edge: productEdge,
        box,
        label,
        strip: gradient ? strip : null,
        out: 1,
      },
      {
        id: `pill:${product}`,
        role: 'weight',
        node: weight,
        edge: weightEdge,
        box: pill,
        label: null,
        strip: null,
        out: 1,
      },
    ],
    wires: [
      {
        edge: activationEdge,
        source,
        consumer: product,
        weight,
        carries: 'input',
        points: [...from, ...bent(from, enters), ...straight(enters, reaches)],
      },
      {
        edge: weightEdge,
        source: weight,
        consumer: product,
        weight,
        carries: 'weight',
        points: [...drops, ...(stacked ? straight(drops, lands) : bent(drops, lands))],
      },
      {
        edge: productEdge,
        source: product,
        consumer: neuron.sum,
        weight,
        carries: 'product',
        points: [...leaves, ...straight(leaves, bends), ...bent(bends, port)],
      },
    ],
  }
}

/** A box with its value above and its gradient below. */
const placeBox = (
  role: 'sum' | 'activation',
  node: number,
  edge: number,
  [x, y]: Point,
  { wide, wider, gradient }: { readonly wide: number; readonly wider: number; readonly gradient: boolean },
): InnerPlace => {
  const w = S[role].w * wider
  const room = wide * wider
  const box: Box = { x: x + (room - w) / 2, y, w, h: S[role].h }
  return {
    id: `operation:${node}`,
    role,
    node,
    edge,
    box,
    label: { x, y: y - S.label.h, w: room, h: S.label.h },
    strip: gradient ? { x, y: y + box.h + S.strip.below, w: room, h: S.strip.h } : null,
    out: 1,
  }
}

/** Places the operations of an opened neuron in its frame; `right` says where the wires of its sources begin. */
export const placeOpened = (
  graph: Graph,
  neuron: Neuron,
  frame: Box,
  right: ReadonlyMap<number, Point>,
  wider: number,
): OpenedPlace => {
  const { name, layer, unit, sum, activation, incoming, bias } = neuron
  const needs = (node: number): boolean => graph.nodes[node]!.needsGradient
  const at = columnsOf(neuron, wider)
  const column = S.label.h + S.sum.h + S.strip.below + S.strip.h
  const y = frame.y + (frame.h - column) / 2 + S.label.h
  const activationEdge = graph.firstEdge[activation]!
  const ports = incoming.length + (bias ? 1 : 0)
  const apart = ports > 1 ? Math.min(S.mostPort, (S.sum.h - 2 * S.portInset) / (ports - 1)) : 0
  const sums = placeBox('sum', sum, activationEdge, [frame.x + at.sum, y], {
    wide: S.label.w,
    wider,
    gradient: needs(sum),
  })
  const fires = placeBox('activation', activation, -1, [frame.x + at.activation, y], {
    wide: S.activation.w,
    wider,
    gradient: needs(activation),
  })
  const middle = sums.box.y + sums.box.h / 2
  const portOf = (k: number): Point => [sums.box.x, middle + (k - (ports - 1) / 2) * apart]
  const rows = biasHeight(neuron) + incoming.length * pitchOf(neuron) - S.rowGap
  const top = frame.y + (frame.h - rows) / 2
  const places: InnerPlace[] = []
  const wires: InnerWire[] = []
  if (bias) {
    const h = biasHeight(neuron) - S.rowGap
    const box: Box = { x: frame.x + at.pill, y: top, w: S.pill.w * wider, h }
    const from: Point = [box.x + box.w, box.y + h / 2]
    const bends: Point = [frame.x + at.sum - bendOf(neuron), from[1]]
    places.push({
      id: `bias:${bias.edge}`,
      role: 'bias',
      node: bias.node,
      edge: bias.edge,
      box,
      label: null,
      strip: null,
      out: 1,
    })
    wires.push({
      edge: bias.edge,
      source: bias.node,
      consumer: sum,
      weight: bias.node,
      carries: 'bias',
      points: [...from, ...straight(from, bends), ...bent(bends, portOf(0))],
    })
  }
  const { above } = rowOf(neuron)
  incoming.forEach((each, k) => {
    const row = placeRow(neuron, each, frame, top + biasHeight(neuron) + k * pitchOf(neuron) + above, {
      from: right.get(each.source)!,
      port: portOf(k + (bias ? 1 : 0)),
      wider,
      gradient: needs(each.product),
    })
    places.push(...row.places)
    wires.push(...row.wires)
  })
  const across: readonly [Point, Point] = [
    [sums.box.x + sums.box.w, middle],
    [fires.box.x, middle],
  ]
  wires.push({
    edge: activationEdge,
    source: sum,
    consumer: activation,
    weight: -1,
    carries: 'sum',
    points: [...across[0], ...straight(...across)],
  })
  places.push(sums, fires)
  return { name, layer, unit, sum, activation, box: frame, openness: 1, places, wires }
}
