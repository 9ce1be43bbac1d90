import { isStructural } from '../engine/stops.ts'
import { LAST_ITERATION, movePlayhead } from './playhead.ts'
import type { Halt, Playhead } from './state.ts'
import type { StopClient } from './stop-client.ts'
import { placesOf, stopsOn } from './stop-places.ts'
import type { StopText } from './stops.ts'

/** Iterations that a run looks through before it gives up. */
export const FARTHEST = 10_000

/** Milliseconds of looking asked for at a time. */
const CHUNK_MS = 150

/** Milliseconds after which a wait is said to be one. */
const SLOW_MS = 400

/** A run to the nearest stop in a direction, as long as it is wanted. */
export interface StopRun {
  readonly direction: 1 | -1
  readonly stops: readonly StopText[]
  readonly wanted: () => boolean
}

/** The place a playhead is at, a fraction in the middle of a beat. */
const placeOf = ({ step, motion }: Playhead): number =>
  motion === null ? step : motion.from + (motion.to - motion.from) * motion.u

const told = (n: number): string => n.toLocaleString('en')

/** Waits until the place headed for is in view. */
const arrived = ({ navigation, subscribe }: StopClient): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (navigation().underWay()) return
      stop()
      resolve()
    }
    const stop = subscribe(look)
    look()
  })

/**
 * Goes at once to the nearest stop in a direction, in this iteration or else in the next ones (those before); says so
 * where there is none. Any press ends it: the answer is false then.
 */
export const runTo = async (client: StopClient, { direction, stops, wanted }: StopRun): Promise<boolean> => {
  await arrived(client)
  const { engine, get, set, fail, timers } = client
  const { compiled, trace, iteration, playhead } = get()
  if (trace === null || !wanted()) return false
  const { graph } = compiled

  const go = (at: number, place: number, end: Pick<Halt, 'looked'> | null): true => {
    const from = client.navigation().here()
    const start = { iteration: at, playhead: from.position.playhead }
    const context = { ...compiled, reducedMotion: false }
    const position = movePlayhead(start, { type: 'goTo', step: place }, context)
    set({ halt: end && { playhead: position.playhead, stops, direction, ...end }, preview: false })
    client.navigation().go({ ...from, position })
    return true
  }
  const found = (at: number, place: number): true => go(at, place, { looked: null })

  const places = placesOf(graph, trace, stops)
  const here = placeOf(playhead)
  const next = direction === 1 ? places.find((p) => p > here) : places.findLast((p) => p < here)
  if (next !== undefined) return found(iteration, next)

  const rest = direction === 1 ? Math.floor(here) : Math.ceil(here)
  const until = Math.max(0, Math.min(LAST_ITERATION, iteration + direction * FARTHEST))
  const none = (): true => go(iteration, rest, { looked: Math.abs(until - iteration) })
  const on = stopsOn(graph, stops)
  const fixed = on.every(isStructural)
  const first = direction === 1 ? places[0] : places.at(-1)
  if (until === iteration || (fixed && first === undefined)) return none()
  if (fixed && first !== undefined) return found(iteration + direction, first)

  // Any press after this makes another playhead, and ends the run.
  go(iteration, rest, null)
  const stands = get().playhead
  const current = (): boolean => wanted() && get().playhead === stands && get().compiled === compiled
  let busy: string | null = null
  const look = (at: string): void => {
    busy = `Looking for a stop${at}`
    if (current()) set({ busy })
  }
  const slow = timers.setTimeout(() => look(''), SLOW_MS)
  try {
    for (let from = iteration + direction; current(); from += direction) {
      const answer = await engine.analyse('stops', { stops: on, from, until, direction, ms: CHUNK_MS })
      timers.clearTimeout(slow)
      if (!current()) break
      if (answer.place >= 0) return found(answer.iteration, answer.place)
      if (answer.iteration === until) return none()
      from = answer.iteration
      look(`: iteration ${told(from)} of up to ${told(until)}`)
    }
  } catch (error) {
    if (current()) fail(error)
  } finally {
    timers.clearTimeout(slow)
    if (busy !== null && get().busy === busy) set({ busy: null })
  }
  return false
}
