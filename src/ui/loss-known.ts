import { isQuestion, placeTold } from '../store/playhead.ts'
import type { AppState } from '../store/state.ts'

/**
 * Whether the loss may be shown: training has been here, or the place is past the writes that compute it, in the last
 * sample of the batch. Where results
 * are held, only the latter counts, so that it gives no answer away.
 */
export const lossKnown = (state: AppState): boolean => {
  const { loss, trace, iteration, sample, playhead, compiled, hold } = state
  if (Number.isNaN(loss) && trace === null) return false
  if (iteration > 0 && !hold && !isQuestion(playhead)) return true
  if (sample < compiled.batch.size - 1) return false
  const { firstWrite, writeStep } = compiled.schedule
  const written = writeStep[firstWrite[compiled.graph.output] ?? 0] ?? 0
  return placeTold(playhead) > written
}
