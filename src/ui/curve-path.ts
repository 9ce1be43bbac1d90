import type { SweepPoint } from '../engine/loss-sweep.ts'
import type { PlotScale } from './plot-scale.ts'

/** A number this many heights of the plot beyond it is as good as out of it. */
const BEYOND = 20

/** A curve as an SVG path, broken where there is no finite number or no way from one point to the next. */
export const curvePath = (points: readonly SweepPoint[], x: PlotScale, y: PlotScale): string => {
  const reach = BEYOND * (y.max - y.min)
  let path = ''
  let drawing = false
  for (const point of points) {
    const inside = point.loss >= y.min - reach && point.loss <= y.max + reach
    if (inside) {
      const command = drawing && point.apart !== true ? 'L' : 'M'
      path += `${command}${x.at(point.x).toFixed(1)} ${y.at(point.loss).toFixed(1)}`
    }
    drawing = inside
  }
  return path
}

/** The two ends, in px, of a line of so many px to either side through a point, with this slope in the plot's own units. */
export const tangentEnds = (
  at: { readonly x: number; readonly y: number; readonly slope: number },
  x: PlotScale,
  y: PlotScale,
  length: number,
): readonly [readonly [number, number], readonly [number, number]] => {
  const run = (x.max - x.min) / 1000
  const dx = x.at(at.x + run) - x.at(at.x)
  const dy = y.at(at.y + at.slope * run) - y.at(at.y)
  const share = length / Math.hypot(dx, dy)
  const [px, py] = [x.at(at.x), y.at(at.y)]
  return [
    [px - dx * share, py - dy * share],
    [px + dx * share, py + dy * share],
  ]
}
