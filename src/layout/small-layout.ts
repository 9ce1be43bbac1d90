import type { Graph } from '../engine/graph.ts'
import { openHeight } from './columns.ts'
import { GEOMETRY as G } from './geometry.ts'
import type { Box, NetworkLayout, NeuronPlace, WirePlace } from './layout.ts'
import { rateBox, termsOf } from './network-layout.ts'
import { SMALL_ROOM as S, type SmallSizes, smallSizes } from './small-sizes.ts'
import { smallTitles } from './small-titles.ts'
import { type Neuron, type Structure, structureOf } from './structure.ts'

const middleOf = ({ y, h }: Box): number => y + h / 2
const rightOf = (box: Box): readonly [number, number] => [box.x + box.w, middleOf(box)]

/** The boxes of a column of so many glyphs, centred. */
const boxesOf = (sizes: SmallSizes, x: number, count: number): readonly Box[] => {
  const content = sizes.height - sizes.top - G.margin
  const pitch = Math.min(content / count, S.sparse * sizes.pitch)
  const top = sizes.top + (content - pitch * count) / 2
  return Array.from({ length: count }, (_, k) => ({
    x,
    y: top + pitch * (k + 0.5) - sizes.tall / 2,
    w: sizes.glyph,
    h: sizes.tall,
  }))
}

/** Wires are as thick as leaves those that meet at a glyph room beside each other. */
const wireWidthIn = ({ inputs, layers }: Structure, { tall }: SmallSizes): number => {
  const meeting = Math.max(inputs.length, ...layers.map((layer) => layer.length))
  return Math.max(S.wire.least, Math.min(G.wire, (S.wire.share * tall) / meeting))
}

/** The open glyph stands over the column and what is to its right, with its name, and its strip below, on the stage. */
const openBox = (neuron: Neuron, box: Box, { width, height }: SmallSizes): Box => {
  const h = openHeight(neuron)
  const highest = G.titleBand + S.open.name
  const lowest = height - G.margin - G.strip.below - G.strip.h - S.open.chip - h
  return {
    x: Math.min(box.x, width - G.margin - S.open.w),
    y: Math.max(highest, Math.min(middleOf(box) - h / 2, lowest)),
    w: S.open.w,
    h,
  }
}

/**
 * Where the pills of a neuron stand while it is in focus, one under the other at the left of its open glyph, the bias
 * last; all in one place where they are too many, and none where there is no room.
 */
const fanOf = (count: number, open: Box, { gap, height }: SmallSizes): readonly (Box | null)[] => {
  const w = Math.min(S.fan.most, gap - 2 * S.fan.gap)
  const most = Math.floor((height - G.titleBand - G.margin) / S.fan.pitch)
  if (w < S.fan.least || most < 1) return Array.from({ length: count }, () => null)
  const shown = count > most ? 1 : count
  const reach = (shown * S.fan.pitch) / 2
  const centre = Math.max(G.titleBand + reach, Math.min(middleOf(open), height - G.margin - reach))
  return Array.from({ length: count }, (_, k) => ({
    x: open.x - S.fan.gap - w,
    y: centre - reach + S.fan.pitch * (count > most ? 0 : k) + (S.fan.pitch - S.fan.h) / 2,
    w,
    h: S.fan.h,
  }))
}

const placeNeuron = (
  neuron: Neuron,
  box: Box,
  sizes: SmallSizes,
  right: ReadonlyMap<number, readonly [number, number]>,
): { readonly place: NeuronPlace; readonly wires: readonly WirePlace[] } => {
  const { name, layer, unit, sum, activation, bias, incoming } = neuron
  const open = openBox(neuron, box, sizes)
  const fan = fanOf(incoming.length + (bias ? 1 : 0), open, sizes)
  const pill = bias && fan.at(-1)
  const n = incoming.length
  return {
    place: {
      name,
      layer,
      unit,
      sum,
      activation,
      box,
      open,
      bias: bias && pill ? { node: bias.node, edge: bias.edge, pill } : null,
      strip: { x: open.x, y: box.y + box.h + G.strip.below, w: open.w, h: G.strip.h },
    },
    wires: incoming.map(({ weightEdge, activationEdge, productEdge, product, weight, source }, k) => ({
      weightEdge,
      activationEdge,
      productEdge,
      product,
      weight,
      source,
      sum,
      from: right.get(source)!,
      to: [box.x, box.y + (box.h * (k + 0.5)) / n],
      pill: null,
      fan: fan[k]!,
    })),
  }
}

/**
 * Places a layered network of small glyphs so that it fills a stage of this width over height, so many CSS px high; where
 * a part is shown at a time (0), a usual one. Null for graphs without tags.
 */
export const layoutSmall = (graph: Graph, aspect: number, height: number): NetworkLayout | null => {
  const structure = structureOf(graph)
  if (!structure) return null
  const sizes = smallSizes(structure, aspect > 0 ? { width: aspect * height, height } : S.usual)
  const { width, glyph, gap, loss: lossSize, detail } = sizes
  const xs = [0, ...structure.layers].map((_, k) => G.margin + k * (glyph + gap))
  const inputs = boxesOf(sizes, xs[0]!, structure.inputs.length).map((box, k) => ({
    node: structure.inputs[k]!,
    box,
  }))
  const right = new Map(inputs.map(({ node, box }) => [node, rightOf(box)]))
  const neurons: NeuronPlace[] = []
  const wires: WirePlace[] = []
  structure.layers.forEach((layer, l) => {
    const boxes = boxesOf(sizes, xs[l + 1]!, layer.length)
    layer.forEach((neuron, unit) => {
      const placed = placeNeuron(neuron, boxes[unit]!, sizes, right)
      neurons.push(placed.place)
      for (const wire of placed.wires) wires.push(wire)
    })
    for (const [unit, { activation }] of layer.entries()) right.set(activation, rightOf(boxes[unit]!))
  })
  const content = sizes.height - sizes.top - G.margin
  const middle = sizes.top + (content - lossSize.h - (sizes.low ? S.low.strip : 0)) / 2
  const box: Box = {
    x: width - G.margin - lossSize.w,
    y: sizes.low ? middle : Math.max(S.loss.top, middle),
    w: lossSize.w,
    h: lossSize.h,
  }
  const loss = structure.terms.length > 0 ? termsOf(graph, structure, box, lossSize, right) : null
  return {
    kind: 'network',
    width,
    height: sizes.height,
    detail,
    textScale: 1,
    wireWidth: wireWidthIn(structure, sizes),
    columns:
      sizes.height < S.low.titles
        ? []
        : smallTitles(
            xs.map((x) => x + glyph / 2),
            loss && box.x + box.w / 2,
            glyph + gap,
          ),
    inputs,
    neurons,
    wires,
    opened: [],
    loss,
    rate: loss && !sizes.low && graph.parameters.length > 0 ? rateBox(loss, 1) : null,
  }
}
