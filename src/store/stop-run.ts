import { isStructural } from '../engine/stops.ts'
import { LAST_ITERATION, movePlayhead, type Position } from './playhead.ts'
import type { Batch, Halt, Playhead } from './state.ts'
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

type Spot = Pick<Position, 'iteration' | 'sample'>

/** The sample next to one in a direction, of the same iteration or the neighbouring one. */
const beyond = ({ size }: Batch, { iteration, sample }: Spot, direction: 1 | -1): Spot => {
  const next = sample + direction
  if (next >= 0 && next < size) return { iteration, sample: next }
  return { iteration: iteration + direction, sample: direction === 1 ? 0 : size - 1 }
}

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
 * Goes at once to the nearest stop in a direction, in this sample or else in the next ones (those before); says so where
 * there is none. Any press ends it: the answer is false then.
 */
export const runTo = async (client: StopClient, { direction, stops, wanted }: StopRun): Promise<boolean> => {
  await arrived(client)
  const { engine, get, set, fail, timers } = client
  const { compiled, trace, iteration, sample, playhead } = get()
  if (trace === null || !wanted()) return false
  const { graph, batch } = compiled
  const here = { iteration, sample }

  const go = (at: Spot, place: number, end: Pick<Halt, 'looked'> | null): true => {
    const from = client.navigation().here()
    const start = { ...at, playhead: from.position.playhead }
    const context = { ...compiled, reducedMotion: false }
    const position = movePlayhead(start, { type: 'goTo', step: place }, context)
    set({ halt: end && { playhead: position.playhead, stops, direction, ...end }, preview: false })
    client.navigation().go({ ...from, position })
    return true
  }
  const found = (at: Spot, place: number): true => go(at, place, { looked: null })

  const places = placesOf(graph, trace, stops)
  const from = placeOf(playhead)
  const near = direction === 1 ? places.find((p) => p > from) : places.findLast((p) => p < from)
  if (near !== undefined) return found(here, near)

  const rest = direction === 1 ? Math.floor(from) : Math.ceil(from)
  const on = stopsOn(graph, stops)
  const fixed = on.every(isStructural)
  // Where the numbers do not matter, one more iteration has all samples there are.
  const reach = fixed && batch.size > 1 ? 1 : FARTHEST
  const until = Math.max(0, Math.min(LAST_ITERATION, iteration + direction * reach))
  const none = (): true => go(here, rest, { looked: Math.abs(until - iteration) })
  const next = beyond(batch, here, direction)
  const first = direction === 1 ? places[0] : places.at(-1)
  if (next.iteration < 0 || next.iteration > LAST_ITERATION || on.length === 0) return none()
  if (fixed && batch.size === 1) return first === undefined ? none() : found(next, first)

  // Any press after this makes another playhead, and ends the run.
  go(here, rest, null)
  const stands = get().playhead
  const current = (): boolean => wanted() && get().playhead === stands && get().compiled === compiled
  let busy: string | null = null
  const look = (at: string): void => {
    busy = `Looking for a stop${at}`
    if (current()) set({ busy })
  }
  const slow = timers.setTimeout(() => look(''), SLOW_MS)
  try {
    for (let at = next; current(); ) {
      const ask = { stops: on, from: at.iteration, sample: at.sample, until, direction, ms: CHUNK_MS }
      const { place, ...seen } = await engine.analyse('stops', ask)
      timers.clearTimeout(slow)
      if (!current()) break
      if (place >= 0) return found(seen, place)
      at = beyond(batch, seen, direction)
      if ((at.iteration - until) * direction > 0) return none()
      look(`: iteration ${told(seen.iteration)} of up to ${told(until)}`)
    }
  } catch (error) {
    if (current()) fail(error)
  } finally {
    timers.clearTimeout(slow)
    if (busy !== null && get().busy === busy) set({ busy: null })
  }
  return false
}
