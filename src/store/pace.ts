import { beatCount } from '../engine/beats.ts'
import type { Compiled, Playhead } from './state.ts'
import { SPEEDS } from './state.ts'

/** From the first of these speeds on nothing travels any more: beats are shown at their ends. */
const FASTEST_MOVING = 4

/** Milliseconds a beat takes at speed 1 where nothing moves. */
const BEAT_MS = 900

/** An iteration that would pass in less than this many milliseconds is not shown beat by beat. */
const SHORTEST_MS = 250

/** Whether what plays at this speed jumps from beat to beat. */
export const jumps = (speed: number): boolean => speed > FASTEST_MOVING

/**
 * Iterations per millisecond that playing at the chosen speed and size comes to, ∞ for as fast as it goes; null where it
 * is slow enough to be shown beat by beat.
 */
export const runRate = (
  { batch, schedule }: Pick<Compiled, 'batch' | 'schedule'>,
  { speed, size }: Pick<Playhead, 'speed' | 'size'>,
): number | null => {
  if (speed === SPEEDS.at(-1)) return Number.POSITIVE_INFINITY
  if (!jumps(speed)) return null
  const ms = (batch.size * beatCount(schedule, size, schedule.length, 0) * BEAT_MS) / speed
  return ms < SHORTEST_MS ? 1 / ms : null
}
