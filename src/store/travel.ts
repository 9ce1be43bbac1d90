import { Trace } from '../engine/trace.ts'
import type { Recipe } from '../models/recipe.ts'
import type { EngineApi } from '../worker/api.ts'
import type { Compiled } from './state.ts'

/** An iteration as recorded by the engine. */
export interface Arrival {
  readonly trace: Trace
  readonly loss: number
}

/** Milliseconds of replay asked for at a time. */
const CHUNK_MS = 200

/** The way to recorded iterations; a later request supersedes those before it. */
export interface Travel {
  /** Resolves to null once superseded; rejects where the engine refuses, unless superseded. */
  to(compiled: Compiled, iteration: number, onWay: (at: number) => void): Promise<Arrival | null>
  /** Supersedes whatever is on its way. */
  cancel(): void
}

/** Travels by asking an engine: opens the recipe where it is another one, seeks in chunks, and records. */
export const createTravel = (engine: EngineApi): Travel => {
  let latest = 0
  let opened: Recipe | null = null
  const go = async (
    { recipe }: Compiled,
    iteration: number,
    onWay: (at: number) => void,
    current: () => boolean,
  ): Promise<Arrival | null> => {
    const opens = opened !== recipe
    if (opens) {
      opened = null
      await engine.open(recipe)
      opened = recipe
    }
    // A recipe that has been opened stands at iteration 0.
    while (current() && !(opens && iteration === 0)) {
      const { iteration: at } = await engine.seek(iteration, CHUNK_MS)
      if (at === iteration) break
      if (current()) onWay(at)
    }
    if (!current()) return null
    const { columns, loss } = await engine.record(0)
    return current() ? { trace: new Trace(columns), loss } : null
  }
  return {
    to: async (compiled, iteration, onWay) => {
      const number = ++latest
      const current = () => number === latest
      try {
        return await go(compiled, iteration, onWay, current)
      } catch (error) {
        if (current()) throw error
        return null
      }
    },
    cancel: () => {
      latest++
    },
  }
}
