import { contours } from 'd3-contour'
import type { DataInView } from '../store/data-in-view.ts'

/** A part of a map: where the answers are above a level. */
export interface MapBand {
  /** In the units of a square of side `MAP`. */
  readonly path: string
  /** The class whose tint it has, and how much of it, in percent. */
  readonly kind: number
  readonly strength: number
  /** Whether its outline is where the answer turns from one class into another. */
  readonly isBoundary: boolean
}

/** Side of the square that bands are drawn in. */
export const MAP = 1000

/** Levels between the ends of the range at which the tint changes. */
const LEVELS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const
/** The most of a tint that an answer gets, in percent: samples are to stand out from it. */
const STRONGEST = 50
/** By how much the winning class leads where its tint grows stronger: shares of probability. */
const LEADS = [0, 0.5, 0.9] as const

type Grid = ArrayLike<number>

/** One more place on each side, the same as its neighbour, so that no corner of the square is cut off. */
const padded = (grid: Grid, size: number): number[] => {
  const side = size + 2
  const clamp = (i: number): number => Math.max(0, Math.min(size - 1, i - 1))
  return Array.from(
    { length: side * side },
    (_, i) => grid[clamp(Math.floor(i / side)) * size + clamp(i % side)]!,
  )
}

const pathOf = (rings: readonly (readonly (readonly number[])[])[][], size: number): string => {
  const px = (v: number): string => (((v - 1) / size) * MAP).toFixed(1)
  let path = ''
  for (const polygon of rings)
    for (const ring of polygon) {
      for (let i = 0; i < ring.length; i++)
        path += `${i === 0 ? 'M' : 'L'}${px(ring[i]![0]!)} ${px(ring[i]![1]!)}`
      path += 'Z'
    }
  return path
}

const above = (grid: Grid, size: number, level: number): string => {
  const side = size + 2
  const { coordinates } = contours().size([side, side]).contour(padded(grid, size), level)
  return pathOf(coordinates, size)
}

/** By how much each place's k-th answer leads before all others. */
const leadOf = (values: readonly Grid[], k: number): Float32Array =>
  Float32Array.from(values[k]!, (own, i) => {
    let best = Number.NEGATIVE_INFINITY
    for (let j = 0; j < values.length; j++) if (j !== k) best = Math.max(best, values[j]![i]!)
    return own - best
  })

/** How an answer at a share 0…1 of the range is tinted. */
export const tintOf = (share: number): Pick<MapBand, 'kind' | 'strength'> => ({
  kind: share < 0.5 ? 0 : 1,
  strength: Math.round(STRONGEST * Math.min(1, Math.abs(share - 0.5) * 2)),
})

/** The map of what a network says over a plane, as bands to be drawn one over the other, first to last. */
export const mapBands = (
  { task, range: [low, high] }: Pick<DataInView, 'task' | 'range'>,
  values: readonly Grid[],
  size: number,
): readonly MapBand[] => {
  if (task === 'several')
    return values.flatMap((_, k) =>
      LEADS.map((lead, i) => ({
        path: above(leadOf(values, k), size, lead),
        kind: k,
        strength: Math.round((STRONGEST * (i + 1)) / LEADS.length),
        isBoundary: lead === 0,
      })),
    )
  const [grid] = values
  if (grid === undefined) return []
  const span = high - low || 1
  const lowest = { path: `M0 0H${MAP}V${MAP}H0Z`, isBoundary: false, ...tintOf(0) }
  return [
    lowest,
    ...LEVELS.map((level, i) => ({
      path: above(grid, size, low + level * span),
      isBoundary: task === 'two' && level === 0.5,
      ...tintOf((level + (LEVELS[i + 1] ?? 1)) / 2),
    })),
  ]
}
