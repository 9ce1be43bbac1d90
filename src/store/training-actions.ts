import type { RunGoal } from '../worker/api.ts'
import { runRate } from './pace.ts'
import { LAST_ITERATION } from './playhead.ts'
import type { AppActions } from './state.ts'
import type { RunClient, TrainingRun } from './training-run.ts'

/** A goal that is never reached: training goes on until it is stopped. */
const ENDLESS: RunGoal = { until: LAST_ITERATION, lossBelow: null, accuracyAbove: null }

/** Makes the actions that train in the engine; how that is done is loaded with the first run. */
export const createTrainingActions = (client: RunClient) => {
  let loaded: TrainingRun | null = null
  /** Counts the presses that end runs. */
  let presses = 0

  const begin = async (goal: RunGoal, rate: number): Promise<void> => {
    const asked = ++presses
    try {
      const { createTrainingRun } = await import('./training-run.ts')
      loaded ??= createTrainingRun(client)
    } catch {
      client.fail(new Error('Training could not be loaded. Reload the page to try again.'))
      return
    }
    if (asked === presses) loaded.begin(goal, rate)
  }

  const actions: Pick<AppActions, 'train'> = {
    train: (goal) => begin({ ...ENDLESS, ...goal }, Number.POSITIVE_INFINITY),
  }
  return {
    actions,
    /** Takes note of a press, which ends a run. */
    pressed: (): void => {
      presses++
      loaded?.end()
    },
    /** Lets time pass for a run; false where the playhead is to do so. */
    tick: (ms: number): boolean => {
      const { run, playhead, compiled, stops } = client.get()
      if (run !== null) {
        loaded?.tick(ms)
        return true
      }
      if (!playhead.playing || stops.length > 0) return false
      const rate = runRate(compiled, playhead)
      if (rate === null) return false
      if (compiled.graph.parameters.length === 0) return false
      void begin(ENDLESS, rate)
      return true
    },
  }
}
