import type { Stop } from '../engine/stops.ts'
import { cellName } from './cell-name.ts'
import type { Moment } from './explanation.ts'
import { formatNumber } from './format.ts'
import { namesOf } from './names.ts'
import { PASS_TITLES } from './position.ts'

/** The part of a moment that names things and numbers. */
type Recorded = Pick<Moment, 'graph' | 'notation' | 'schedule' | 'trace'>

/** What a stop is called: `a of h₁`, `zero gradient`, `|gradient| above 10`, `first NaN or ∞`, `end of a pass`. */
export const stopName = (stop: Stop, { graph, notation }: Pick<Recorded, 'graph' | 'notation'>): string => {
  switch (stop.kind) {
    case 'node':
      return namesOf(graph, notation).text(stop.node)
    case 'zero':
      return 'zero gradient'
    case 'above':
      return `|gradient| above ${formatNumber(stop.bound)}`
    case 'nonFinite':
      return 'first NaN or ∞'
    case 'pass':
      return 'end of a pass'
  }
}

/** Why these stops hold at a place, told by its last write: `∂E/∂w₅ = 0`, `|∂E/∂w₅| = 12 is above 10`, `Forward is done`. */
export const stopReason = (stops: readonly Stop[], moment: Recorded, place: number): string => {
  const { cell, node, after, kind, pass } = moment.trace.at(place - 1)
  const name = cellName(moment, cell)
  const bounds = stops.flatMap((stop) => (stop.kind === 'above' ? [stop.bound] : []))
  const reasons: string[] = []
  if (bounds.length > 0)
    reasons.push(`|${name}| = ${formatNumber(Math.abs(after))} is above ${formatNumber(Math.max(...bounds))}`)
  else if (stops.some((stop) => stop.kind !== 'pass'))
    reasons.push(
      `${name} = ${formatNumber(after)}${kind === 'update' && cell === node ? ' after the update' : ''}`,
    )
  if (stops.some((stop) => stop.kind === 'pass')) reasons.push(`${PASS_TITLES[pass]} is done`)
  return reasons.join(' · ')
}
