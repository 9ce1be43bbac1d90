import { gradientCell } from '../engine/graph.ts'
import { formatNumber } from '../explain/format.ts'
import { prettyName } from '../explain/scripts.ts'
import type { OperationLayout, OperationPlace } from '../layout/layout.ts'
import { type Area, box, FONT, fitted, LEAF_CORNERS, line, shown, span } from './draw.ts'
import type { CircleMark, Ink, Mark } from './mark.ts'
import { parameterSpans } from './pill.ts'
import type { PillLight } from './pill-light.ts'
import { hasArrived } from './strip.ts'
import type { View } from './view.ts'

type OperationView = View<OperationLayout>

const middleOf = ({ x, y, w, h }: Area): readonly [number, number] => [x + w / 2, y + h / 2]

const symbolOf = ({ moment }: OperationView, node: number): string => moment.graph.nodes[node]!.op!.symbol

/** Dots never get smaller than this, in CSS px, so that a graph of thousands still shows how far its numbers have come. */
const LEAST = { operation: 1.3, leaf: 0.6 } as const

/** How far a node has come: its value is known, some of its gradient has arrived, all of it. */
const inkOf = (view: OperationView, node: number): { readonly fill: Ink; readonly edge: Ink } => {
  const gradient = view.cell(gradientCell(view.moment.graph, node))
  if (hasArrived(gradient))
    return gradient.arrived === gradient.total
      ? { fill: 'gradient', edge: 'gradient' }
      : { fill: 'gradientSoft', edge: 'gradient' }
  const isLeaf = view.moment.graph.nodes[node]!.op === null
  const { known } = view.cell(node)
  if (isLeaf) return { fill: 'raised', edge: 'wire' }
  return known ? { fill: 'value', edge: 'value' } : { fill: 'raised', edge: 'wire' }
}

/** A circle: outlined until its value is known, then in the hue of what was written last; an operation's symbol if it fits. */
const circleMarks = (
  view: OperationView,
  { node, box: b, kind }: OperationPlace,
  light: PillLight | null,
): readonly Mark[] => {
  const [x, y] = middleOf(b)
  const r = b.w / 2
  if (kind === 'constant') return [{ t: 'circle', x, y, r, fill: 'wire' }]
  const { fill, edge } = inkOf(view, node)
  const isOutput = node === view.moment.graph.output
  const circle: CircleMark = {
    t: 'circle',
    x,
    y,
    r: r - 0.75,
    least: kind === 'operation' ? LEAST.operation : LEAST.leaf,
    fill,
    stroke: light?.ink ?? edge,
    strokeWidth: light ? 2.5 : 1.5,
  }
  const ring: readonly Mark[] = isOutput
    ? [{ t: 'circle', x, y, r: r + 2.5, fill: 'none', stroke: light?.ink ?? edge, strokeWidth: 1.25 }]
    : []
  if (kind !== 'operation' || view.layout.detail !== 'symbol') return [circle, ...ring]
  const size = FONT.small + 1
  const ink: Ink = fill === 'value' || fill === 'gradient' ? 'onHue' : 'ink'
  const symbol = line(x, y + size * 0.35, size, 'middle', span(symbolOf(view, node), ink, 600))
  return [circle, ...ring, fitted(symbol, b.w - 6)]
}

/** A box with an operation's symbol and its value, or with a leaf's name and number. */
const boxMarks = (
  view: OperationView,
  { node, box: b, kind }: OperationPlace,
  light: PillLight | null,
): readonly Mark[] => {
  const [x, y] = middleOf(b)
  const { graph } = view.moment
  if (kind === 'constant') {
    const number = span(formatNumber(view.cell(node).value), 'ink', 600)
    return [
      box(b, b.h / 2, 'raised', 'line'),
      fitted(line(x, y + 5.4, FONT.small, 'middle', number), b.w - 8),
    ]
  }
  const { edge } = inkOf(view, node)
  const hue = edge === 'gradient' ? 'gradient' : 'wire'
  const ground = box(
    b,
    kind === 'leaf' ? LEAF_CORNERS.small : 12,
    light?.ground ?? 'raised',
    light?.ink ?? hue,
    light ? 2.5 : 1.25,
  )
  if (kind === 'leaf') {
    const name = prettyName(graph.nodes[node]!.name)
    const spans = [...(name === '' ? [] : [span(`${name} `, 'dim')]), ...parameterSpans(view, node)]
    return [ground, fitted(line(x, y + 5.4, FONT.small, 'middle', ...spans), b.w - 8)]
  }
  const inner = { x: b.x + 3, y: b.y + 3, w: b.w - 6, h: b.h - 6 }
  return [
    ground,
    ...(node === graph.output ? [box(inner, 9, 'none', light?.ink ?? hue, 1)] : []),
    fitted(line(x, b.y + 16.5, FONT.small, 'middle', span(symbolOf(view, node), 'ink', 600)), b.w - 16),
    fitted(line(x, b.y + 32, FONT.small, 'middle', shown(view.cell(node), 'value', 700)), b.w - 10),
  ]
}

/** A glyph of a graph with no room for full ones. */
export const dotMarks = (
  view: OperationView,
  place: OperationPlace,
  light: PillLight | null,
): readonly Mark[] =>
  view.layout.detail === 'small' ? boxMarks(view, place, light) : circleMarks(view, place, light)
