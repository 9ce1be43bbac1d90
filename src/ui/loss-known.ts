import type { AppState } from '../store/state.ts'

/** Whether the loss may be shown: training has been here, or the place is past the writes that compute it. */
export const lossKnown = ({ loss, trace, iteration, playhead, compiled }: AppState): boolean => {
  if (Number.isNaN(loss) && trace === null) return false
  if (iteration > 0) return true
  const { firstWrite, writeStep } = compiled.schedule
  const written = writeStep[firstWrite[compiled.graph.output] ?? 0] ?? 0
  return (playhead.motion?.to ?? playhead.step) > written
}
