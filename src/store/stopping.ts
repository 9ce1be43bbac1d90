import type { Position } from './playhead.ts'
import type { StopClient } from './stop-client.ts'
import { placesOf } from './stop-places.ts'
import { runTo } from './stop-run.ts'
import { MOST_STOPS, readStops, type StopText } from './stops.ts'

/** What is done about stops. */
export interface Stopping {
  setStops(stops: readonly StopText[]): void
  toggleStop(stop: StopText): void
  runTo(direction: 1 | -1, stops?: readonly StopText[]): Promise<void>
  cancelRun(): void
  /** The places of the iteration in view where playing halts, ascending. */
  places(): readonly number[]
  /** Takes note where playing has ended at a stop. */
  moved(before: Position, after: Position): void
}

/** Sets stops, runs to them, and tells where playing halts. */
export const createStopping = (client: StopClient): Stopping => {
  const { get, set } = client
  let runs = 0
  const stopping: Stopping = {
    setStops: (given) => {
      const { stops } = readStops(given.join(), () => true)
      set({ stops })
      if (new Set(given).size > MOST_STOPS)
        get().notify(`No more than ${MOST_STOPS} stops are kept: remove one to set another.`)
      const { playing, motion } = get().playhead
      if (playing && motion !== null) get().play()
    },
    toggleStop: (stop) => {
      const { stops } = get()
      stopping.setStops(stops.includes(stop) ? stops.filter((s) => s !== stop) : [...stops, stop])
    },
    runTo: async (direction, stops = get().stops) => {
      const mine = ++runs
      await runTo(client, { direction, stops, wanted: () => mine === runs })
    },
    cancelRun: () => {
      runs++
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
