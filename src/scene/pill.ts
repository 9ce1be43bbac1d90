import { gradientCell } from '../engine/graph.ts'
import { formatNumber, isExact } from '../explain/format.ts'
import { prettyName } from '../explain/scripts.ts'
import { stateLetters } from '../explain/state-letters.ts'
import type { WirePlace } from '../layout/layout.ts'
import { type Area, box, FONT, fitted, LEAF_CORNERS, line, shortened, shown, span, widthOf } from './draw.ts'
import type { Mark, TextMark, TextSpan } from './mark.ts'
import type { PillLight } from './pill-light.ts'
import { smallScene } from './small.ts'
import { slotSteps } from './steps.ts'
import { hasArrived } from './strip.ts'
import type { View } from './view.ts'

/** The update step of a parameter, -1 where the optimizer leaves it alone. */
export const updateStep = (view: View<unknown>, node: number): number => {
  const { firstWrite, writeStep } = view.moment.schedule
  return firstWrite[node]! < firstWrite[node + 1]! ? writeStep[firstWrite[node + 1]! - 1]! : -1
}

/** Whether one of the optimizer's writes for a parameter passes the test: they follow each other, its own number last. */
export const someUpdate = (view: View<unknown>, node: number, test: (step: number) => boolean): boolean => {
  const last = updateStep(view, node)
  return last >= 0 && view.moment.schedule.optimizer.writes.some((_, k) => test(last - k))
}

const isInBeat = ({ beat }: View<unknown>, step: number): boolean =>
  beat !== null && step >= beat.from && step < beat.to

/** Old → new, once the optimizer's number has arrived; the old one until then. Weight decay may write before. */
const changing = (view: View<unknown>, steps: readonly number[]): readonly TextSpan[] => {
  const { before, after } = view.moment.trace.columns
  const old = formatNumber(before[steps[0]!]!)
  const step = steps.findLast((s) => view.at(s) >= 0.5)
  if (step === undefined) return [span(old, 'ink', 600)]
  return [span(old, 'dim'), span(' → ', 'dim'), span(formatNumber(after[step]!), 'update', 700)]
}

/** The optimizer's writes of a parameter in the beat in view. */
const updatesInBeat = (view: View<unknown>, node: number): readonly number[] => {
  if (!view.beat || updateStep(view, node) < view.beat.from) return []
  const { firstWrite, writeStep } = view.moment.schedule
  return Array.from(writeStep.subarray(firstWrite[node]!, firstWrite[node + 1]!)).filter((s) =>
    isInBeat(view, s),
  )
}

/** What the optimizer keeps of a parameter, where that is what the beat in view has come to: `m 0.04`. */
export const stateSpans = (view: View<unknown>, node: number): readonly TextSpan[] => {
  const { schedule, trace } = view.moment
  const { state, writes } = schedule.optimizer
  const last = updateStep(view, node)
  if (state.length === 0 || last < 0) return []
  for (let k = writes.length - 1; k >= 0; k--) {
    const step = last - (writes.length - 1 - k)
    if (!isInBeat(view, step) || view.at(step) < 0.5) continue
    const { target } = writes[k]!
    if (target < 0) return []
    return [
      span(`${stateLetters[state[target]!]} `, 'dim'),
      span(formatNumber(trace.columns.after[step]!), 'update', 600),
    ]
  }
  return []
}

/** A parameter's number: old → new while it is being updated, the new one behind its arrow once it has been. */
export const parameterSpans = (view: View<unknown>, node: number): readonly TextSpan[] => {
  const steps = updatesInBeat(view, node)
  if (steps.length > 0) return changing(view, steps)
  const { value, arrived } = view.cell(node)
  return arrived > 0
    ? [span('→ ', 'dim'), span(formatNumber(value), 'update', 600)]
    : [span(formatNumber(value), 'ink', 600)]
}

/** What a pill is about: its box, its weight, and the product that is told of in it, −1 where that has its own glyph. */
export type PillPlace = Pick<WirePlace, 'pill' | 'weight' | 'product'>

/** The second line while an activation is being multiplied by the weight: `× 0.5933 ≈ 0.2373`. */
const productLine = (view: View<unknown>, wire: PillPlace): readonly TextSpan[] => {
  const { trace } = view.moment
  if (wire.product < 0) return []
  const { apply, carry } = slotSteps(view.moment, wire.product)
  if (!view.beat || apply < view.beat.from || apply >= view.beat.to || view.at(apply) <= 0) return []
  const result = trace.columns.after[apply]!
  return [
    span(`× ${formatNumber(trace.columns.after[carry[0]!]!)} ${isExact(result) ? '=' : '≈'} `, 'dim'),
    span(formatNumber(result), 'value', 600),
  ]
}

/** Pills narrower than this have less free room; lines of less than the least size keep nothing but their last number. */
const NARROW = { w: 112, least: 13 } as const
/** Free room beside the two lines, and in narrow pills: around the first one there may be an outline. */
const INSET = { usual: 14, first: 12, second: 8 } as const
/** Whether a pill is so narrow. */
export const isNarrow = (w: number): boolean => w < NARROW.w
const roomIn = (w: number, line: 'first' | 'second'): number => w - INSET[isNarrow(w) ? line : 'usual']

/** A line of a pill so wide; `value` is the number that ends it where it may have fewer digits. */
const legible = (mark: TextMark, w: number, which: 'first' | 'second', value?: number): TextMark => {
  const room = roomIn(w, which)
  const fits = (m: TextMark): boolean => (widthOf(m) * NARROW.least) / m.size <= room
  if (fits(mark)) return fitted(mark, room)
  const short = value === undefined ? null : shortened(mark, value, fits)
  return fitted(short ?? { ...mark, spans: mark.spans.slice(-1) }, room)
}

/** The two lines of a pill; the second one may be empty, and may end in a gradient. */
const twoLines = (
  { x, y, w }: Area,
  [above, under]: readonly [readonly TextSpan[], readonly TextSpan[]],
  gradient: number,
): readonly Mark[] => {
  const middle = x + w / 2
  const first = legible(line(middle, y + 19, FONT.number, 'middle', ...above), w, 'first')
  if (under.length === 0) return [first]
  const value = under.at(-1)!.text === formatNumber(gradient) ? gradient : undefined
  const second = line(middle, y + 38, FONT.small, 'middle', ...under)
  return [first, legible(second, w, 'second', value)]
}

/** Name and number, and what stands below them: old and → new are two lines where they would be hard to read in one. */
const pillLines = (
  { w }: Area,
  name: TextSpan,
  number: readonly TextSpan[],
  below: readonly TextSpan[],
): readonly [readonly TextSpan[], readonly TextSpan[]] => {
  const whole = [name, ...number]
  const [old, , now] = number
  if (!old || !now || widthOf(line(0, 0, NARROW.least, 'middle', ...whole)) <= roomIn(w, 'first'))
    return [whole, below]
  return [
    [name, old],
    [span('→ ', 'dim'), now],
  ]
}

/** Narrow pills have smaller corners, so that an outline has room in them. */
const groundOf = ({ w, ...area }: Area, light: PillLight | null): Mark => {
  const r = Math.min(Math.max(12, Math.min(16, w / 7)), area.h / 2)
  return box({ ...area, w }, r, light?.ground ?? 'raised', light?.ink ?? 'wire', light ? 2.5 : 1.25)
}

/**
 * A weight's pill: name and value in the first line (old → new at the update); below it the gradient, or the product
 * while it is being formed, or what the optimizer keeps while it writes that.
 */
export const weightPill = (
  view: View<unknown>,
  wire: PillPlace,
  light: PillLight | null,
): readonly Mark[] => {
  const { graph, notation } = view.moment
  const area = wire.pill!
  const node = wire.weight
  const name = prettyName(graph.nodes[node]!.name)
  const gradient = view.cell(gradientCell(graph, node))
  const number = parameterSpans(view, node)
  const kept = stateSpans(view, node)
  const product = gradient.arrived > 0 ? [] : productLine(view, wire)
  const below = kept.length
    ? kept
    : hasArrived(gradient) && product.length === 0
      ? [span(`∂${notation.loss}/∂${name} `, 'dim'), span(formatNumber(gradient.value), 'gradient', 600)]
      : product
  const lines = pillLines(area, span(`${name} `, 'dim'), number, below)
  return [groundOf(area, light), ...twoLines(area, lines, gradient.value)]
}

/** A padlock, 9 × 11 units, its bottom left corner at (x, y). */
export const lock = (x: number, y: number): readonly Mark[] => [
  {
    t: 'path',
    points: [x + 2, y - 6, x + 2, y - 11.5, x + 7, y - 11.5, x + 7, y - 6],
    curve: true,
    stroke: 'dim',
    width: 1.5,
  },
  { t: 'rect', x, y: y - 6.5, w: 9, h: 7, r: 1.5, fill: 'dim' },
]

/** A bias's pill: name, value and a lock where the example does not train it; otherwise its gradient below. */
export const biasPill = (
  view: View<unknown>,
  node: number,
  area: Area,
  light: PillLight | null,
): readonly Mark[] => {
  const { graph, notation } = view.moment
  const { trainable } = graph.nodes[node]!
  const name = prettyName(graph.nodes[node]!.name)
  const gradient = view.cell(gradientCell(graph, node))
  const x = area.x + area.w / 2
  const number = parameterSpans(view, node)
  const spans = [span(`${name} `, 'dim'), ...number]
  const ground = groundOf(area, light)
  if (!trainable) {
    const y = area.y + area.h / 2 + 5
    const label = line(x - 8, y, FONT.small, 'middle', ...spans, span(' fixed', 'dim'))
    return [ground, fitted(label, area.w - 34), ...lock(area.x + area.w - 18, y + 0.5)]
  }
  const arrived = hasArrived(gradient)
  const kept = stateSpans(view, node)
  const below = kept.length
    ? kept
    : [span(`∂${notation.loss}/∂${name} `, 'dim'), span(formatNumber(gradient.value), 'gradient', 600)]
  const lines = pillLines(area, span(`${name} `, 'dim'), number, arrived ? below : [])
  return [ground, ...twoLines(area, lines, gradient.value)]
}

/** An input's glyph: its name and number, and where there are maps its feature. */
export const inputGlyph = (view: View, node: number, area: Area): readonly Mark[] => {
  const small = smallScene()
  if (view.layout.detail !== 'full') return small?.input(view, node, area) ?? []
  const face = { x: area.x + 7, y: area.y + 6, w: 26, h: 26 }
  const map = small?.map(view, node, face) ?? []
  const x = area.x + area.w / 2
  const aside = map.length > 0 ? (face.w + 4) / 2 : 0
  const number = shown(view.cell(node), 'ink', 700)
  const name = span(prettyName(view.moment.graph.nodes[node]!.name), 'dim')
  return [
    box(area, LEAF_CORNERS.full, 'raised'),
    ...map,
    line(x + aside, area.y + 24, FONT.number, 'middle', name),
    fitted(line(x, area.y + (map.length > 0 ? 54 : 48), FONT.big, 'middle', number), area.w - 10),
  ]
}
