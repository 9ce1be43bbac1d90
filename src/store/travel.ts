import { Trace } from '../engine/trace.ts'
import type { Recipe } from '../models/recipe.ts'
import type { EngineApi, Recording } from '../worker/api.ts'
import type { Position } from './playhead.ts'

/** A sample as recorded by the engine. */
export interface Arrival {
  readonly trace: Trace
  /** The iteration's loss. */
  readonly loss: number
  /** Which row of the data the sample is. */
  readonly row: number
}

const arrivalOf = ({ columns, loss, row }: Recording): Arrival => ({ trace: new Trace(columns), loss, row })

/** Milliseconds of replay asked for at a time. */
const CHUNK_MS = 200

/** The way to recorded samples; a later request supersedes those before it. */
export interface Travel {
  /** Resolves to null once superseded; rejects where the engine refuses, unless superseded. */
  to(
    recipe: Recipe,
    place: Pick<Position, 'iteration' | 'sample'>,
    onWay: (at: number) => void,
  ): Promise<Arrival | null>
  /** Records a sample of an iteration without going anywhere; null where the engine stands elsewhere. */
  record(recipe: Recipe, iteration: number, sample: number): Promise<Arrival | null>
  /** The recipe that whatever is asked next will find open, since the engine answers in turn; null where none is. */
  held(): Recipe | null
  /** Supersedes whatever is on its way. */
  cancel(): void
}

/** Travels by asking an engine: opens the recipe where it is another one, seeks in chunks, and records. */
export const createTravel = (engine: EngineApi): Travel => {
  let latest = 0
  let held: Recipe | null = null
  /** Set until the engine has opened what it holds. */
  let opening: Promise<void> | null = null
  const go = async (
    recipe: Recipe,
    { iteration, sample }: Pick<Position, 'iteration' | 'sample'>,
    onWay: (at: number) => void,
    current: () => boolean,
  ): Promise<Arrival | null> => {
    const opens = held !== recipe
    if (opens) {
      held = recipe
      opening = engine.open(recipe)
    }
    const mine = opening
    try {
      if (mine) await mine
    } catch (error) {
      if (opening === mine) held = null
      throw error
    } finally {
      if (opening === mine) opening = null
    }
    // A recipe that has been opened stands at iteration 0.
    while (current() && !(opens && iteration === 0)) {
      const { iteration: at } = await engine.seek(iteration, CHUNK_MS)
      if (at === iteration) break
      if (current()) onWay(at)
    }
    if (!current()) return null
    const recording = await engine.record(sample)
    return current() ? arrivalOf(recording) : null
  }
  return {
    record: async (recipe, iteration, sample) => {
      if (held !== recipe) return null
      const recording = await engine.record(sample)
      return recording.iteration === iteration ? arrivalOf(recording) : null
    },
    held: () => held,
    to: async (recipe, place, onWay) => {
      const number = ++latest
      const current = () => number === latest
      try {
        return await go(recipe, place, onWay, current)
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
