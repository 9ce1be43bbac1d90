import { isQuestion, placeTold } from '../store/playhead.ts'
import type { AppState } from '../store/state.ts'

/**
 * Whether the loss may be shown: training has been here, or the place is past the writes that compute it. Where results
 * are held, only the latter counts, so that it gives no answer away.
 */
export const lossKnown = ({ loss, trace, iteration, playhead, compiled, hold }: AppState): boolean => {
  if (Number.isNaN(loss) && trace === null) return false
  if (iteration > 0 && !hold && !isQuestion(playhead)) return true
  const { firstWrite, writeStep } = compiled.schedule
  const written = writeStep[firstWrite[compiled.graph.output] ?? 0] ?? 0
  return placeTold(playhead) > written
}
