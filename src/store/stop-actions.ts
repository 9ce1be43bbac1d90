import type { AppActions } from './state.ts'
import type { StopClient } from './stop-client.ts'
import type { Stopping } from './stopping.ts'
import { readStops } from './stops.ts'

/** Actions that set stops and run to them. */
export type StopActions = Pick<AppActions, 'setStops' | 'toggleStop' | 'runTo' | 'cancelRun'>

/** Makes the actions that set stops and run to them. What halts playing there is loaded with the first stop. */
export const createStopActions = (client: StopClient) => {
  let loaded: Stopping | null = null
  let failed = false
  /** Counts the presses that end runs. */
  let presses = 0
  const load = async (): Promise<Stopping | null> => {
    try {
      const { createStopping } = await import('./stopping.ts')
      loaded ??= createStopping(client)
    } catch {
      failed = true
      client.fail(new Error('Stops could not be loaded: nothing halts. Reload the page to try again.'))
    }
    return loaded
  }
  const actions: StopActions = {
    setStops: (given) => {
      const { stops } = readStops(given.join(), () => true)
      client.set({ stops })
      void load().then((stopping) => stopping?.changed(given))
    },
    toggleStop: (stop) => {
      const { stops } = client.get()
      actions.setStops(stops.includes(stop) ? stops.filter((s) => s !== stop) : [...stops, stop])
    },
    runTo: async (direction, stops) => {
      const asked = presses
      const stopping = await load()
      if (asked === presses) await stopping?.runTo(direction, stops)
    },
    cancelRun: () => loaded?.cancelRun(),
  }
  return {
    actions,
    /** What is done about stops, null until it is loaded. */
    loaded: () => loaded,
    /** Takes note of a press, which ends what is still looking for a stop, or about to. */
    pressed: (): void => {
      presses++
      loaded?.cancelRun()
    },
    /** Whether playing may go on: not before it is known where it halts. */
    ready: (): boolean => {
      if (loaded !== null || failed || client.get().stops.length === 0) return true
      void load()
      return false
    },
  }
}
