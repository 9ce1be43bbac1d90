import type { Moment } from '../explain/explanation.ts'
import type { OperationLayout, OperationPlace } from '../layout/layout.ts'
import type { Area } from './draw.ts'

const cache = new WeakMap<OperationLayout, ReadonlyMap<number, readonly number[]>>()

/** Positions of the glyphs of each node: more than one where a leaf has copies. */
const placesByNode = (layout: OperationLayout): ReadonlyMap<number, readonly number[]> => {
  const known = cache.get(layout)
  if (known) return known
  const places = new Map<number, number[]>()
  layout.places.forEach(({ node }, index) => {
    const list = places.get(node)
    if (list) list.push(index)
    else places.set(node, [index])
  })
  cache.set(layout, places)
  return places
}

/** Positions of the glyphs of a node. */
export const placesOf = (layout: OperationLayout, node: number): readonly number[] =>
  placesByNode(layout).get(node) ?? []

/** The id of a glyph; copies of a leaf are told apart by the edge they stand for. */
export const placeId = ({ kind, node, use, inner }: OperationPlace): string =>
  inner?.id ?? (use < 0 ? `${kind}:${node}` : `${kind}:${node}:${use}`)

/** The id of an edge's wire. */
export const edgeId = (edge: number): string => `edge:${edge}`

/** The smallest area that holds all of these. */
export const around = (areas: readonly Area[]): Area => {
  const x = Math.min(...areas.map((a) => a.x))
  const y = Math.min(...areas.map((a) => a.y))
  const right = Math.max(...areas.map((a) => a.x + a.w))
  const bottom = Math.max(...areas.map((a) => a.y + a.h))
  return { x, y, w: right - x, h: bottom - y }
}

/** All that belongs to a glyph: its box, the line above it and the strip below. */
export const areaOf = ({ box, label, strip }: OperationPlace): Area =>
  around([box, ...(label ? [label] : []), ...(strip ? [strip] : [])])

/** The bounds of a wire. */
export const wireArea = (points: readonly number[], margin: number): Area => {
  const xs = points.filter((_, k) => k % 2 === 0)
  const ys = points.filter((_, k) => k % 2 === 1)
  const x = Math.min(...xs) - margin
  const y = Math.min(...ys) - margin
  return { x, y, w: Math.max(...xs) + margin - x, h: Math.max(...ys) + margin - y }
}

/** The edges into a node. */
export const edgesInto = ({ graph }: Moment, node: number): readonly number[] =>
  Array.from(
    { length: graph.firstEdge[node + 1]! - graph.firstEdge[node]! },
    (_, k) => graph.firstEdge[node]! + k,
  )
