import { gradientCell } from '../engine/graph.ts'
import { formatNumber } from '../explain/format.ts'
import { prettyName } from '../explain/scripts.ts'
import { type Area, box, FONT, line, shown, span } from './draw.ts'
import type { Ink, Mark } from './mark.ts'
import type { View } from './view.ts'

/** How a pill is lit: by the pass that is writing or reading it, or not at all. */
export interface PillLight {
  readonly ink: Ink
  /** Which of its numbers are being used or written. */
  readonly ground: Ink
}

/** The update step of a parameter, -1 where the optimizer leaves it alone. */
export const updateStep = (view: View, node: number): number => {
  const { firstWrite, writeStep } = view.moment.schedule
  return firstWrite[node]! < firstWrite[node + 1]! ? writeStep[firstWrite[node + 1]! - 1]! : -1
}

/** A weight's pill: name and value in the first line, the gradient in the second, old → new at the update. */
export const weightPill = (
  view: View,
  node: number,
  area: Area,
  light: PillLight | null,
): readonly Mark[] => {
  const { graph, notation, trace } = view.moment
  const x = area.x + area.w / 2
  const name = prettyName(graph.nodes[node]!.name)
  const value = view.cell(node)
  const gradient = view.cell(gradientCell(graph, node))
  const step = updateStep(view, node)
  const updating = step >= 0 && view.beat !== null && step >= view.beat.from && step < view.beat.to
  const marks: Mark[] = [
    box(area, Math.min(16, area.h / 2), light?.ground ?? 'raised', light?.ink ?? 'line', light ? 2.5 : 1.5),
  ]
  if (updating) {
    const after = view.at(step) > 0.5
    marks.push(
      line(
        x,
        area.y + 19,
        FONT.small,
        'middle',
        span(`${name} `, 'dim'),
        span(formatNumber(trace.columns.before[step]!), 'dim'),
      ),
      line(
        x,
        area.y + 38,
        FONT.number,
        'middle',
        span('→ ', 'dim'),
        after ? span(formatNumber(trace.columns.after[step]!), 'update', 700) : span('…', 'dim'),
      ),
    )
    return marks
  }
  const changed = value.arrived > 0
  marks.push(
    line(
      x,
      area.y + 19,
      FONT.number,
      'middle',
      span(`${name} `, 'dim'),
      span(formatNumber(value.value), changed ? 'update' : 'ink', 600),
    ),
  )
  if (gradient.known && gradient.arrived > 0)
    marks.push(
      line(
        x,
        area.y + 38,
        FONT.small,
        'middle',
        span(`∂${notation.loss}/∂${name} `, 'dim'),
        span(formatNumber(gradient.value), 'gradient', 600),
      ),
    )
  return marks
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
export const biasPill = (view: View, node: number, area: Area, light: PillLight | null): readonly Mark[] => {
  const { graph, notation, trace } = view.moment
  const { trainable } = graph.nodes[node]!
  const name = prettyName(graph.nodes[node]!.name)
  const value = view.cell(node)
  const gradient = view.cell(gradientCell(graph, node))
  const step = updateStep(view, node)
  const updating = step >= 0 && view.beat !== null && step >= view.beat.from && step < view.beat.to
  const marks: Mark[] = [
    box(area, area.h / 2, light?.ground ?? 'raised', light?.ink ?? 'line', light ? 2.5 : 1.5),
  ]
  const y = area.y + area.h / 2 + 5
  const number = formatNumber(updating && view.at(step) <= 0.5 ? trace.columns.before[step]! : value.value)
  const spans = [span(`${name} `, 'dim'), span(number, value.arrived > 0 ? 'update' : 'ink', 600)]
  if (trainable) {
    if (gradient.known && gradient.arrived > 0 && !updating)
      spans.push(
        span(` ∂${notation.loss}/∂${name} `, 'dim'),
        span(formatNumber(gradient.value), 'gradient', 600),
      )
    marks.push(line(area.x + area.w / 2, y, FONT.small, 'middle', ...spans))
  } else {
    marks.push(line(area.x + area.w / 2 - 8, y, FONT.small, 'middle', ...spans, span(' fixed', 'dim')))
    marks.push(...lock(area.x + area.w - 18, y + 0.5))
  }
  return marks
}

/** An input's glyph: its name and number. */
export const inputGlyph = (
  view: View,
  node: number,
  area: Area,
  light: PillLight | null,
): readonly Mark[] => {
  const x = area.x + area.w / 2
  return [
    box(area, 12, light?.ground ?? 'raised', light?.ink ?? 'line', light ? 2.5 : 1.5),
    line(x, area.y + 24, FONT.number, 'middle', span(prettyName(view.moment.graph.nodes[node]!.name), 'dim')),
    line(x, area.y + 48, FONT.big, 'middle', shown(view.cell(node), 'ink', 700)),
  ]
}
