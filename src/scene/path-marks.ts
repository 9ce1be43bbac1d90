import { gradientCell } from '../engine/graph.ts'
import type { Traced } from '../engine/traced.ts'
import type { Moment } from '../explain/explanation.ts'
import { formatNumber } from '../explain/format.ts'
import { namesOf } from '../explain/names.ts'
import type { Layout } from '../layout/layout.ts'
import { type Area, FONT, fitted, line, outline, span } from './draw.ts'
import type { Mark, PathMark, Picture } from './mark.ts'
import { networkWays } from './path-network.ts'
import { operationWays } from './path-operations.ts'
import type { Ground } from './path-ways.ts'

/** Paths over a picture: their wires lie under what moves, so that open glyphs stand above them; the rest lies over it. */
export interface PathMarks {
  readonly under: readonly Mark[]
  readonly over: readonly Mark[]
}

/** More gradients than this are not marked. */
const MOST_KNOWN = 40

/** An empty dash has its ends cut off, so that the light around a wire does not reach over what the wire leads to. */
const CUT: readonly number[] = []

const strong = (strokes: readonly PathMark[]): readonly Mark[] => [
  ...strokes.map((s): Mark => ({ ...s, stroke: 'gradient', width: s.width + 12, alpha: 0.22, dash: CUT })),
  ...strokes.map((s): Mark => ({ ...s, stroke: 'gradient', width: s.width + 3.5 })),
]

const faint = (strokes: readonly PathMark[], alpha: number): readonly Mark[] =>
  strokes.map((s): Mark => ({ ...s, stroke: 'gradient', alpha }))

/** A gradient that is known: its name and number where it stands on the stage, filled so that it is seen to be there. */
const knownMarks = (name: string, gradient: number, area: Area): readonly Mark[] => {
  const x = area.x + area.w / 2
  const label = span(`${name} `, 'dim')
  const number = span(formatNumber(gradient), 'gradient', 700)
  const ground: Mark = { t: 'rect', ...area, r: 9, fill: 'gradientSoft', stroke: 'gradient', strokeWidth: 2 }
  if (area.h < 34)
    return [ground, fitted(line(x, area.y + area.h / 2 + 5, FONT.small, 'middle', label, number), area.w - 8)]
  return [
    ground,
    fitted(line(x, area.y + area.h * 0.4, FONT.small, 'middle', label), area.w - 6),
    fitted(line(x, area.y + area.h * 0.84, FONT.number, 'middle', number), area.w - 8),
  ]
}

/**
 * Paths drawn over a picture: all of them faintly along their wires, the chosen one strongly with what it passes and its
 * local derivatives outlined where they stand, and gradients that are known already.
 */
export const pathMarks = (ground: Ground, layout: Layout, moment: Moment, traced: Traced): PathMarks => {
  const { graph } = moment
  if (traced.graph !== graph) return { under: [], over: [] }
  const ways =
    layout.kind === 'network' ? networkWays(ground, layout, moment) : operationWays(ground, layout, moment)
  const names = namesOf(graph, moment.notation)
  const { chosen } = traced
  const all = new Set(traced.edges)
  const one = new Set(chosen ?? [])
  const marked = chosen === null ? all : one
  const known = traced.known.slice(0, MOST_KNOWN).flatMap(({ node, gradient }) => {
    const area = ways.spot(gradientCell(graph, node), marked)
    return area ? knownMarks(names.gradientShort(node), gradient, area) : []
  })
  const cells = traced.cells.flatMap((cell) => {
    const area = ways.spot(cell, one)
    return area ? [outline(area, 'value')] : []
  })
  const alpha = chosen === null ? 0.6 : 1
  const passed = ways.passed(marked).map(({ area, r }): Mark => ({ ...outline(area, 'gradient', r), alpha }))
  return {
    under: [...faint(ways.strokes(all), chosen === null ? 1 : 0.35), ...strong(ways.strokes(one))],
    over: [...passed, ...cells, ...known],
  }
}

/** A picture with paths: above the wires that are lit, which lie lowest of what moves, and under the glyphs that stand above them. */
export const withPaths = (picture: Picture, layout: Layout, moment: Moment, traced: Traced): Picture => {
  const { under, over } = pathMarks(picture, layout, moment, traced)
  const { moving } = picture
  const above = moving.findIndex(({ t }) => t !== 'path')
  const lit = above < 0 ? moving.length : above
  return { ...picture, moving: [...moving.slice(0, lit), ...under, ...moving.slice(lit), ...over] }
}
