import { Trace } from '../engine/trace.ts'
import type { Recipe } from '../models/recipe.ts'
import type { EngineApi } from '../worker/api.ts'

/** Milliseconds of replay asked for at a time: whatever else is asked meanwhile waits for no more than that. */
const CHUNK_MS = 50

/** The recording of an iteration of any recipe, asked for again until it is there; null once it is not wanted any more. */
export const peekAt = async (
  engine: Pick<EngineApi, 'peek'>,
  recipe: Recipe,
  iteration: number,
  wanted: () => boolean,
): Promise<Trace | null> => {
  while (wanted()) {
    const recording = await engine.peek(recipe, iteration, 0, CHUNK_MS)
    if (recording !== null) return new Trace(recording.columns)
  }
  return null
}
