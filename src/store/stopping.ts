import type { Position } from './playhead.ts'
import type { StopClient } from './stop-client.ts'
import { placesOf } from './stop-places.ts'
import { runTo } from './stop-run.ts'
import { MOST_STOPS, type StopText } from './stops.ts'

/** What is done about stops. */
export interface Stopping {
  /** Sees to it that a beat that plays heeds the stops now set, and says where more were `given` than are kept. */
  changed(given: readonly StopText[]): void
  /** Runs one after the other, so that n presses lead to the n-th stop. */
  runTo(direction: 1 | -1, stops?: readonly StopText[]): Promise<void>
  cancelRun(): void
  /** The places of the iteration in view where playing halts, ascending. */
  places(): readonly number[]
  /** Takes note where playing has ended at a stop. */
  moved(before: Position, after: Position): void
}

/** Runs to stops, and tells where playing halts. */
export const createStopping = (client: StopClient): Stopping => {
  const { get, set } = client
  /** Counts what ended runs; those that were asked for before that are not wanted any more. */
  let ended = 0
  let last: Promise<void> = Promise.resolve()
  const stopping: Stopping = {
    changed: (given) => {
      if (new Set(given).size > MOST_STOPS)
        get().notify(`No more than ${MOST_STOPS} stops are kept: remove one to set another.`)
      const { playing, motion } = get().playhead
      if (playing && motion !== null) get().play()
    },
    runTo: (direction, stops = get().stops) => {
      const asked = ended
      const wanted = (): boolean => asked === ended
      last = last.then(async () => {
        if (wanted() && !(await runTo(client, { direction, stops, wanted }))) ended++
      })
      return last
    },
    cancelRun: () => {
      ended++
    },
    places: () => {
      const { compiled, trace, stops } = get()
      const away = trace === null || client.navigation().underWay()
      return away ? [] : placesOf(compiled.graph, trace, stops)
    },
    moved: (before, { playhead }) => {
      const halts = before.playhead.playing && !playhead.playing
      if (halts && stopping.places().includes(playhead.step))
        set({ halt: { playhead, stops: get().stops, direction: 1, looked: null } })
    },
  }
  return stopping
}
