import type { Graph } from '../engine/graph.ts'
import { type Column, type Columns, measureColumns, type Opener, openHeight } from './columns.ts'
import { GEOMETRY as G } from './geometry.ts'
import type { Box, LossPlace, NetworkLayout, NeuronPlace, OpenedPlace, WirePlace } from './layout.ts'
import { type LossRows, lossRows } from './loss-rows.ts'
import { type Neuron, type Structure, structureOf } from './structure.ts'

const boxAt = (column: Column, row: number): Box => ({
  x: column.x,
  y: column.rows[row]! - column.h / 2,
  w: column.w,
  h: column.h,
})

const middleOf = (box: Box): number => box.y + box.h / 2

const rightOf = (box: Box): readonly [number, number] => [box.x + box.w, middleOf(box)]

/** The open glyph: from the closed one's left edge to the right, or centred on a small one and moved into the stage. */
const openBox = (neuron: Neuron, box: Box, { detail, height, wider }: Columns): Box => {
  const h = openHeight(neuron)
  const y = middleOf(box) - h / 2
  if (detail === 'full') return { x: box.x, y, w: G.open.w * wider, h }
  const lowest = Math.max(G.titleBand, height - G.margin - h)
  return {
    x: box.x + box.w / 2 - G.open.roomy / 2,
    y: Math.min(Math.max(y, G.titleBand), lowest),
    w: G.open.roomy,
    h,
  }
}

const placeNeuron = (neuron: Neuron, box: Box, columns: Columns): NeuronPlace => {
  const { name, layer, unit, sum, activation, bias } = neuron
  const open = openBox(neuron, box, columns)
  const full = columns.detail === 'full'
  const bottom = box.y + box.h
  const strip: Box = full
    ? {
        x: box.x - G.strip.left,
        y: bottom + G.strip.below,
        w: box.w + G.strip.wider * columns.wider,
        h: G.strip.h,
      }
    : { x: box.x, y: bottom, w: box.w, h: 0 }
  const pill: Box = {
    x: box.x,
    y: open.y - G.bias.above - columns.bias.h,
    w: columns.bias.w,
    h: columns.bias.h,
  }
  return {
    name,
    layer,
    unit,
    sum,
    activation,
    box,
    open,
    bias: full && bias ? { node: bias.node, edge: bias.edge, pill } : null,
    strip,
  }
}

/** Pills in one stack at the neuron's left, ports level with them where the glyph is tall enough. */
const placeWires = (
  neuron: Neuron,
  box: Box,
  pills: boolean,
  { pill: size, wider }: Columns,
  right: ReadonlyMap<number, readonly [number, number]>,
): WirePlace[] => {
  const n = neuron.incoming.length
  const w = size.w * wider
  const reach = ((n - 1) / 2) * G.pill.pitch
  const level = pills && reach <= box.h / 2 - G.portInset
  return neuron.incoming.map((incoming, k) => {
    const y = middleOf(box) + (k - (n - 1) / 2) * G.pill.pitch
    const pill = {
      x: box.x - size.gap - w,
      y: y - G.pill.h / 2,
      w,
      h: G.pill.h,
    }
    const port = level ? y : box.y + (box.h * (k + 0.5)) / n
    return {
      weightEdge: incoming.weightEdge,
      activationEdge: incoming.activationEdge,
      productEdge: incoming.productEdge,
      product: incoming.product,
      weight: incoming.weight,
      source: incoming.source,
      sum: neuron.sum,
      from: right.get(incoming.source)!,
      to: [box.x, port],
      pill: pills ? pill : null,
    }
  })
}

/** The loss in its box, with its rows and the wires that lead to it. */
export const termsOf = (
  graph: Graph,
  { terms, probabilities, logSumExp }: Structure,
  box: Box,
  { kind, first, row, rows }: Omit<LossRows, 'parts' | 'wide'>,
  right: ReadonlyMap<number, readonly [number, number]>,
): LossPlace => {
  const onwards = (node: number): readonly number[] =>
    Array.from(graph.outEdge.subarray(graph.firstOut[node]!, graph.firstOut[node + 1]!))
  const strip: Box = {
    x: box.x + G.loss.stripNarrower / 2,
    y: box.y + box.h + G.strip.below,
    w: box.w - G.loss.stripNarrower,
    h: G.strip.h,
  }
  return {
    node: graph.output,
    kind,
    box,
    strip,
    first,
    row,
    rows,
    logSumExp,
    sum: graph.consumer[onwards(terms[0]!)[0]!]!,
    terms: terms.map((node, i) => {
      const targetEdge = graph.firstEdge[node]!
      const activationEdge = targetEdge + 1
      const activation = graph.source[activationEdge]!
      const y =
        rows === 0
          ? box.y + (box.h * (i + 0.5)) / terms.length
          : box.y + first + row * Math.min(i, rows - 1) + G.loss.row / 2
      return {
        node,
        target: graph.source[targetEdge]!,
        activation,
        probability: probabilities[i] ?? -1,
        activationEdge,
        targetEdge,
        edges: onwards(activation),
        from: right.get(activation)!,
        to: [box.x, y],
      }
    }),
  }
}

const placeLoss = (
  graph: Graph,
  structure: Structure,
  { loss, detail }: Columns,
  right: ReadonlyMap<number, readonly [number, number]>,
): LossPlace | null =>
  structure.terms.length === 0
    ? null
    : termsOf(graph, structure, boxAt(loss, 0), lossRows(structure, detail), right)

/** Where the learning rate stands over the loss. */
export const rateBox = ({ box }: LossPlace, wider: number): Box => ({
  x: box.x + (box.w - G.rate.w * wider) / 2,
  y: Math.max(G.rate.least, box.y - G.rate.above),
  w: G.rate.w * wider,
  h: G.rate.h,
})

const titleOf = (layer: number, layers: number): string => {
  if (layer === layers) return 'Output layer'
  return layers === 2 ? 'Hidden layer' : `Hidden layer ${layer}`
}

/** Opens neurons into their operations: how much room they need, and where their operations stand. */
export interface Opening extends Opener {
  /**
   * Places an opened neuron in its frame; wires come from the right edges of their sources, which stand in `right` by
   * their nodes.
   */
  place(
    neuron: Neuron,
    frame: Box,
    right: ReadonlyMap<number, readonly [number, number]>,
    wider: number,
  ): OpenedPlace
}

/** The frame of an opened neuron: its right edge is that of the closed glyphs of its column. */
const frameBox = (
  column: Column,
  row: number,
  { w, h }: { readonly w: number; readonly h: number },
): Box => ({
  x: column.x + column.w - w,
  y: column.frames[row]! - h / 2,
  w,
  h,
})

/**
 * Places a layered network from left to right for a stage of this width over height: inputs, then per layer pills and
 * neurons, then the loss; an aspect of 0 puts everything as close together as it may stand. Null for graphs without tags. The same graph and aspect give the same places.
 */
export const layoutNetwork = (
  graph: Graph,
  aspect: number,
  opening: Opening | null = null,
): NetworkLayout | null => {
  const structure = structureOf(graph)
  if (!structure) return null
  const columns = measureColumns(structure, aspect, opening)
  const inputs = structure.inputs.map((node, i) => ({ node, box: boxAt(columns.inputs, i) }))
  const right = new Map(inputs.map(({ node, box }) => [node, rightOf(box)]))
  const neurons: NeuronPlace[] = []
  const wires: WirePlace[] = []
  const opened: OpenedPlace[] = []
  structure.layers.forEach((layer, l) => {
    const column = columns.layers[l]!
    const leaving = layer.map((neuron, unit) => {
      const size = opening?.size(neuron, columns.wider)
      if (opening && size) {
        const place = opening.place(neuron, frameBox(column, unit, size), right, columns.wider)
        opened.push(place)
        return rightOf(place.places.at(-1)!.box)
      }
      const box = boxAt(column, unit)
      neurons.push(placeNeuron(neuron, box, columns))
      for (const wire of placeWires(neuron, box, column.pills, columns, right)) wires.push(wire)
      return rightOf(box)
    })
    layer.forEach(({ activation }, unit) => {
      right.set(activation, leaving[unit]!)
    })
  })
  const titled = (title: string, { middle }: Column) => ({ title, x: middle, y: G.titleBaseline })
  const loss = placeLoss(graph, structure, columns, right)
  return {
    kind: 'network',
    width: columns.width,
    height: columns.height,
    detail: columns.detail,
    textScale: columns.wider,
    wireWidth: G.wire,
    columns: [
      titled('Input', columns.inputs),
      ...columns.layers.map((c, l) => titled(titleOf(l + 1, columns.layers.length), c)),
      ...(loss ? [titled('Loss', columns.loss)] : []),
    ],
    inputs,
    neurons,
    wires,
    opened,
    loss,
    rate: loss && graph.parameters.length > 0 ? rateBox(loss, columns.wider) : null,
  }
}
