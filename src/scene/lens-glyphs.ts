import { gradientCell } from '../engine/graph.ts'
import { hasGradient, progressOf } from '../engine/schedule.ts'
import type { Moment } from '../explain/explanation.ts'
import type { OperationPlace } from '../layout/layout.ts'
import type { Area } from './draw.ts'
import { areaOf } from './operation-homes.ts'

/** Sizes of the glyphs in a lens: compact ones, with room for gradients of long names. */
export const LENS = {
  operation: { w: 60, h: 34 },
  label: 22,
  strip: { w: 104, h: 36, high: 53, below: 3 },
  leaf: { w: 104, h: 24 },
  constant: { w: 34, h: 24 },
  /** Between glyphs under each other. */
  gap: 10,
} as const

/** Where glyphs stand, and whether gradients have arrived that need room. */
export interface Standing {
  readonly x: number
  readonly y: number
  readonly strips: boolean
}

const stripHeight = ({ graph, schedule }: Moment, node: number): number => {
  if (!hasGradient(graph, node)) return 0
  return progressOf(schedule, graph, gradientCell(graph, node), 0).total > 1 ? LENS.strip.high : LENS.strip.h
}

const placeAt = (moment: Moment, node: number, { x, y, strips }: Standing): OperationPlace => {
  const { op, needsGradient } = moment.graph.nodes[node]!
  const isLeaf = op === null
  const isConstant = isLeaf && !needsGradient && node !== moment.graph.output
  const kind = !isLeaf ? 'operation' : isConstant ? 'constant' : 'leaf'
  const { w, h } = LENS[kind]
  const label = isLeaf ? 0 : LENS.label
  const wide = LENS.strip.w
  const strip = kind === 'constant' || !strips ? 0 : stripHeight(moment, node)
  const box = { x: x - w / 2, y: y + label, w, h }
  return {
    node,
    use: -1,
    kind,
    box,
    label: label > 0 ? { x: x - wide / 2, y, w: wide, h: label } : null,
    strip: strip > 0 ? { x: x - wide / 2, y: box.y + h + LENS.strip.below, w: wide, h: strip } : null,
  }
}

/** A glyph so much further down. */
export const movedDown = (place: OperationPlace, by: number): OperationPlace => {
  const down = <T extends Area | null>(area: T): T => (area ? { ...area, y: area.y + by } : area)
  return { ...place, box: down(place.box), label: down(place.label), strip: down(place.strip) }
}

/** Glyphs under each other, their middle at y = 0. */
export const stacked = (
  moment: Moment,
  nodes: readonly number[],
  { x, strips }: Omit<Standing, 'y'>,
): readonly OperationPlace[] => {
  const places: OperationPlace[] = []
  let y = 0
  for (const node of nodes) {
    const place = placeAt(moment, node, { x, y, strips })
    places.push(place)
    const { y: top, h } = areaOf(place)
    y = top + h + LENS.gap
  }
  return places.map((place) => movedDown(place, -(y - LENS.gap) / 2))
}
