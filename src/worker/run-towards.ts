import type { RunAnswer, RunAsk, RunEnd, RunGoal } from './api.ts'
import type { Training } from './training.ts'

/** What ends a run where a training stands, null where nothing does; scores are taken only where an epoch has ended. */
const endOf = (training: Training, { lossBelow, accuracyAbove }: RunGoal): RunEnd | null => {
  if (lossBelow === null && accuracyAbove === null) return null
  const { train, test } = training.scoreNow()
  if (lossBelow !== null && train.loss < lossBelow) return 'loss'
  const accuracy = Number.isNaN(test.accuracy) ? train.accuracy : test.accuracy
  return accuracyAbove !== null && accuracy > accuracyAbove ? 'accuracy' : null
}

/**
 * Trains until a goal is reached, the loss of an iteration is no finite number, or the time is over; the clock is looked
 * at after 1, 2, 4, … iterations, and more often towards the end.
 */
export const runTowards = (training: Training, ask: RunAsk, now: () => number): RunAnswer => {
  const start = now()
  const first = training.iteration
  let end: RunEnd | null = null
  let chunk = 1
  while (end === null && training.iteration < ask.until) {
    for (let i = 0; i < chunk && end === null && training.iteration < ask.until; i++) {
      const { epoch } = training
      if (!Number.isFinite(training.step())) end = 'overflow'
      else if (training.epoch !== epoch) end = endOf(training, ask)
    }
    const spent = now() - start
    if (spent >= ask.ms) break
    const each = spent / (training.iteration - first)
    chunk = Math.max(1, Math.min(2 * chunk, Math.floor((ask.ms - spent) / each / 4)))
  }
  if (end === null && training.iteration >= ask.until) end = 'until'
  // The iteration whose loss is no number is the one to look at, not the one after it.
  if (end === 'overflow') training.goTo(training.iteration - 1)
  const recording = ask.sample === null ? null : training.record(ask.sample)
  const loss = recording?.loss ?? training.progress().loss
  return { iteration: training.iteration, loss, end, recording }
}
