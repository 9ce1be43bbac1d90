import type { Recipe } from '../models/recipe.ts'
import type { AppState } from './state.ts'
import type { Timers } from './timers.ts'
import type { Arrival, Travel } from './travel.ts'

/** What keeping recordings needs of the page. */
export interface NeighboursOptions {
  readonly travel: Pick<Travel, 'record'>
  readonly get: () => AppState
  /** Whether another place is on its way. */
  readonly underWay: () => boolean
  readonly timers: Timers
}

/** The recordings beside the one in view, so that stepping on to the next sample or back shows it at once. */
export interface Neighbours {
  /** Takes note of the recording in view, drops those that are no neighbours, and asks for the missing ones when idle. */
  came(): void
  /** The recording of a sample of the iteration in view, undefined where it is not kept. */
  at(sample: number): Arrival | undefined
}

/** Milliseconds at a place before its neighbours are asked for. */
export const IDLE_MS = 120

/** Keeps the recording in view and those of the sample before and after it. */
export const createNeighbours = ({ travel, get, underWay, timers }: NeighboursOptions): Neighbours => {
  const kept = new Map<number, Arrival>()
  let about: { readonly recipe: Recipe; readonly iteration: number } | null = null
  let handle: unknown = null

  const isAbout = ({ compiled, iteration }: AppState): boolean =>
    about?.recipe === compiled.recipe && about.iteration === iteration

  const fetch = async (): Promise<void> => {
    const { compiled, iteration, sample, trace } = get()
    for (const beside of [sample + 1, sample - 1]) {
      const wanted = beside >= 0 && beside < compiled.batch.size && !kept.has(beside)
      if (!wanted || underWay()) continue
      const arrival = await travel.record(compiled.recipe, iteration, beside)
      if (arrival === null || get().trace !== trace) return
      kept.set(beside, arrival)
    }
  }

  return {
    came: () => {
      const state = get()
      const { compiled, iteration, sample, trace, loss, row } = state
      if (!isAbout(state)) kept.clear()
      about = { recipe: compiled.recipe, iteration }
      if (trace !== null) kept.set(sample, { trace, loss, row })
      for (const other of kept.keys()) if (Math.abs(other - sample) > 1) kept.delete(other)
      if (handle !== null) timers.clearTimeout(handle)
      // What cannot be had now is asked for again, and said to be missing, by whoever goes there.
      handle = timers.setTimeout(() => void fetch().catch(() => {}), IDLE_MS)
    },
    at: (sample) => (isAbout(get()) ? kept.get(sample) : undefined),
  }
}
