import { formatNumber } from '../explain/format.ts'
import { grouped } from '../explain/sentence.ts'
import { LAST_ITERATION } from '../store/playhead.ts'
import type { AppState, Run } from '../store/state.ts'
import { updatesWord } from './words.ts'

/** Updates after which a run towards a loss or an accuracy ends in any case. */
export const MOST_UPDATES = 100_000

const percent = (share: number): string => `${formatNumber(Math.round(1e6 * share) / 1e4)} %`

/** That the loss has overflowed. */
export const overflowWords = (iteration: number): string =>
  `After ${grouped(iteration)} ${updatesWord(iteration)} the loss is no finite number.`

/** What ended a run, but for an overflow, in one line; `goal` is what it went for, null where that is not known. */
export const runEndWords = (
  { end, iteration }: NonNullable<AppState['runEnd']>,
  goal: Run['goal'] | null,
  letter: string,
): string => {
  const at = `iteration ${grouped(iteration)}`
  const { lossBelow = null, accuracyAbove = null } = goal ?? {}
  if (end === 'loss')
    return lossBelow === null
      ? `The loss is as low as was wanted: ${at}.`
      : `${letter} over the training samples is below ${formatNumber(lossBelow)}: ${at}, where an epoch ends.`
  if (end === 'accuracy')
    return accuracyAbove === null
      ? `The accuracy is as high as was wanted: ${at}.`
      : `The accuracy is above ${percent(accuracyAbove)}: ${at}, where an epoch ends.`
  if (iteration >= LAST_ITERATION) return `Reached the last iteration, ${grouped(LAST_ITERATION)}.`
  if (lossBelow !== null)
    return `After ${grouped(MOST_UPDATES)} more updates the loss is still not below ${formatNumber(lossBelow)}: ${at}.`
  if (accuracyAbove !== null)
    return `After ${grouped(MOST_UPDATES)} more updates the accuracy is still not above ${percent(accuracyAbove)}: ${at}.`
  return `Reached ${at}.`
}
