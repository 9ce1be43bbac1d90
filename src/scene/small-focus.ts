import { gradientCell } from '../engine/graph.ts'
import { formatNumber } from '../explain/format.ts'
import { prettyName } from '../explain/scripts.ts'
import type { NetworkLayout, NeuronPlace, WirePlace } from '../layout/layout.ts'
import { clash } from './clash.ts'
import { type Area, box, line, outline, shown, span, widthOf } from './draw.ts'
import type { Focus } from './focus-parts.ts'
import type { Ink, Mark, TextSpan } from './mark.ts'
import { parameterSpans } from './pill.ts'
import { homesOf, shareHomes } from './places.ts'
import { chipMarks } from './pulse.ts'
import { numberArea, tellsNumber } from './small-glyph.ts'
import { hasArrived, stripCell } from './strip.ts'
import type { View } from './view.ts'

const layouts = new WeakMap<Focus, NetworkLayout>()

/** The wires in focus, with pills where there is room for all of them beside each other. */
const withPills = (layout: NetworkLayout, focus: Focus): readonly (readonly [number, WirePlace])[] => {
  const wires = [...focus.wires].map((w) => [w, layout.wires[w]!] as const)
  const [first, second] = wires
  if (!first?.[1].fan || new Set(wires.map(([, { sum }]) => sum)).size > 1) return []
  if (second && first[1].fan.y === second[1].fan?.y) return []
  const home = homesOf(layout).node.get(first[1].sum)
  if (home?.in !== 'neuron') return []
  const { box: closed, open } = layout.neurons[home.index]!
  const glyph = focus.neurons.has(home.index) ? open : closed
  return wires.map(([w, wire]) => {
    const y = wire.fan!.y + wire.fan!.h / 2
    const port = Math.max(glyph.y + 6, Math.min(y, glyph.y + glyph.h - 6))
    return [w, { ...wire, pill: wire.fan!, to: [glyph.x, port] }]
  })
}

/** The layout while a beat is in focus: its wires lead to pills beside the neuron. */
export const focusedLayout = (layout: NetworkLayout, focus: Focus): NetworkLayout => {
  if (!focus.single || focus.wires.size === 0) return layout
  const known = layouts.get(focus)
  if (known) return known
  const wires = layout.wires.slice()
  const changed = withPills(layout, focus)
  for (const [w, wire] of changed) wires[w] = wire
  const focused = changed.length > 0 ? shareHomes(layout, { ...layout, wires }) : layout
  layouts.set(focus, focused)
  return focused
}

const TAG = { h: 24, pad: 8, gap: 6, size: 14 } as const

/** Where a tag stands: beside its source, below or above it, if it can be on no other glyph and on nothing opened. */
const tagArea = (
  { inputs, neurons, width, height }: NetworkLayout,
  focus: Focus,
  b: Area,
  w: number,
): Area => {
  const { h, gap } = TAG
  const middle = b.y + (b.h - h) / 2
  const opened = [...focus.neurons].map((n) => neurons[n]!)
  const taken = [
    ...[...inputs, ...neurons].map(({ box }) => box),
    ...opened.map(({ open, strip }) => ({ ...open, h: open.h + 10 + strip.h })),
  ]
  const right = { x: b.x + b.w + gap, y: middle, w, h }
  const spots = [
    { x: b.x - gap - w, y: middle, w, h },
    right,
    { x: b.x, y: b.y + b.h + gap, w, h },
    { x: b.x, y: b.y - gap - h, w, h },
  ].filter(({ x, y }) => x >= 2 && y >= 2 && x + w <= width && y + h <= height)
  return spots.find((spot) => !taken.some((area) => clash(spot, area))) ?? spots[0] ?? right
}

const nameSpan = (view: View, node: number): TextSpan =>
  span(`${prettyName(view.moment.graph.nodes[node]!.name)} `, 'dim')

/** A line on a ground of its own; `at` says where, for its width. */
const tag = (spans: readonly TextSpan[], ink: Ink, at: (w: number) => Area): readonly Mark[] => {
  const text = line(0, 0, TAG.size, 'start', ...spans)
  const area = at(widthOf(text) + 2 * TAG.pad)
  return [box(area, 7, 'raised', ink, 2), { ...text, x: area.x + TAG.pad, y: area.y + TAG.h / 2 + 5 }]
}

/** Name and number of a source that has no room for them, outlined where it is a factor. */
const sourceTag = (view: View, focus: Focus, b: Area, node: number): readonly Mark[] =>
  tag([nameSpan(view, node), shown(view.cell(node), 'value', 700)], 'value', (w) =>
    tagArea(view.layout, focus, b, w),
  )

/** What an update writes where no pill tells it: a weight on its wire, a bias at its neuron. */
const updateTag = (view: View, focus: Focus): readonly Mark[] => {
  const { layout, beat, moment } = view
  const { graph, schedule } = moment
  const node = beat ? schedule.node[beat.to - 1]! : -1
  if (!beat || focus.kind !== 'update' || schedule.node[beat.from] !== node || focus.biases.size > 0)
    return []
  const spans = [nameSpan(view, node), ...parameterSpans(view, node)]
  const [w] = focus.wires
  if (w !== undefined) {
    const { pill, from, to } = layout.wires[w]!
    if (pill) return []
    const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
    return tag(spans, 'update', (wide) => ({
      x: Math.max(2, Math.min(x - wide / 2, layout.width - wide - 2)),
      y: y - TAG.h / 2,
      w: wide,
      h: TAG.h,
    }))
  }
  const [use] = graph.outEdge.subarray(graph.firstOut[node], graph.firstOut[node + 1])
  const home = use === undefined ? undefined : homesOf(layout).node.get(graph.consumer[use]!)
  if (home?.in !== 'neuron') return []
  return tag(spans, 'update', (wide) => tagArea(layout, focus, layout.neurons[home.index]!.box, wide))
}

const STRIP = { w: 128, h: 44, below: 5 } as const

/** A chip that ends at the right end of its strip, where pills begin. */
const chipEnding = (text: string, right: number, y: number, scale: number): readonly Mark[] => {
  const [ground] = chipMarks(text, { x: 0, y }, 'gradient', scale)
  const w = ground?.t === 'rect' ? ground.w : 0
  return chipMarks(text, { x: Math.max(right - w / 2, w / 2 + 2), y }, 'gradient', scale)
}

/** The gradient that a source has gathered, under its glyph: what has arrived, and of more than one, their sum. */
const gathered = (view: View, { box: b, activation }: NeuronPlace): readonly Mark[] => {
  const { moment, layout, beat } = view
  const cell = view.cell(gradientCell(moment.graph, activation))
  if (!hasArrived(cell) || !beat) return []
  const low = b.y + b.h + STRIP.below + STRIP.h > layout.height
  const strip: Area = {
    x: b.x,
    y: low ? b.y - STRIP.below - STRIP.h : b.y + b.h + STRIP.below,
    w: STRIP.w,
    h: STRIP.h,
  }
  const step = moment.trace.at(beat.to - 1)
  const added = step.node === activation && view.at(step.index) >= 1
  const contribution = step.factors[2]?.value
  const sum =
    added && cell.arrived > 1 && contribution !== undefined
      ? `${formatNumber(step.before)} + ${formatNumber(contribution)}`
      : ''
  const y = low ? strip.y - 18 : strip.y + strip.h + 18
  return [
    { t: 'rect', x: strip.x, y: strip.y, w: strip.w, h: strip.h, r: 9, fill: 'raised' },
    ...stripCell(view, activation, 'a', strip),
    outline(strip, 'gradient', 9),
    ...(sum === '' ? [] : chipEnding(sum, strip.x + strip.w, y, layout.textScale)),
  ]
}

/** What is told beside the source of an edge in focus, its number and the gradient it gathers, or of what is updated. */
export const besideSource = (view: View, focus: Focus): readonly Mark[] => {
  const { layout } = view
  if (!focus.single) return []
  if (focus.kind === 'update') return updateTag(view, focus)
  if (focus.wires.size !== 1) return []
  const homes = homesOf(layout)
  return [...focus.ends].flatMap((node) => {
    const home = homes.node.get(node)
    if (home?.in !== 'input' && home?.in !== 'neuron') return []
    const isInput = home.in === 'input'
    const { box: b } = isInput ? layout.inputs[home.index]! : layout.neurons[home.index]!
    const area = numberArea(b, layout.detail)
    const isTold = isInput ? tellsNumber(view, node, b) : area !== null
    return [
      ...(isTold ? [] : sourceTag(view, focus, b, node)),
      // A square has no area of its own for what is in it.
      ...(isInput && isTold && area === null ? [outline(b, 'value')] : []),
      ...(focus.kind === 'pull' && home.in === 'neuron' ? gathered(view, layout.neurons[home.index]!) : []),
    ]
  })
}
