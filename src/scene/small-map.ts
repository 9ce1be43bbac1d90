import type { Area } from './draw.ts'
import type { Mark } from './mark.ts'
import type { View } from './view.ts'

const largestOf = new WeakMap<Float32Array, number>()

const largest = (values: Float32Array): number => {
  const known = largestOf.get(values)
  if (known !== undefined) return known
  const most = values.reduce((sum, v) => (Number.isFinite(v) ? Math.max(sum, Math.abs(v)) : sum), 0)
  largestOf.set(values, most)
  return most
}

/** The numbers at the ends of the colours: those of the function where it has some, else both as far from 0. */
const rangeOf = (op: string | undefined, values: Float32Array): readonly [low: number, high: number] => {
  if (op === 'sigmoid') return [0, 1]
  if (op === 'tanh') return [-1, 1]
  const most = largest(values) || 1
  return [-most, most]
}

const curve = (area: Area, values: Float32Array, low: number, high: number): readonly Mark[] => {
  const points: number[] = []
  values.forEach((v, k) => {
    if (!Number.isFinite(v)) return
    const t = Math.max(0, Math.min(1, (v - low) / (high - low)))
    points.push(area.x + (area.w * (k + 0.5)) / values.length, area.y + area.h * (1 - t))
  })
  const middle = area.y + area.h / 2
  return [
    {
      t: 'path',
      points: [area.x, middle, area.x + area.w, middle],
      curve: false,
      stroke: 'line',
      width: 1,
    },
    { t: 'path', points, curve: false, stroke: 'mapHigh', width: 2 },
  ]
}

/** What a node says over the field of the data: a map of a plane, a curve over a line. */
export const smallMap = (view: View, node: number, area: Area): readonly Mark[] => {
  const values = view.maps?.values.get(node)
  if (!values || !view.maps) return []
  const [low, high] = rangeOf(view.moment.graph.nodes[node]?.op?.name, values)
  if (view.maps.isLine) {
    const pad = 3
    return curve({ ...area, y: area.y + pad, h: area.h - 2 * pad }, values, low, high)
  }
  return [{ t: 'map', ...area, columns: view.maps.size, values, low, high }]
}
