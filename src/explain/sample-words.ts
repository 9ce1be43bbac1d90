import type { Moment } from './explanation.ts'
import { grouped } from './sentence.ts'
import type { Telling } from './telling.ts'

/** `Sample 3 of 10`; of data whose rows go in one by one `Row 3 of 10`; `This sample` where it is not known which one. */
export const sampleName = ({ sample }: Pick<Moment, 'sample'>): string => {
  if (!sample) return 'This sample'
  const { index, of, row, rows } = sample
  return of > 1
    ? `Sample ${grouped(index + 1)} of ${grouped(of)}`
    : `Row ${grouped(row + 1)} of ${grouped(rows)}`
}

/** Whether gradients of parameters hold what earlier iterations left. */
export const addsToIterations = ({ schedule, iteration }: Moment): boolean =>
  schedule.position.keeps === true && iteration > 0

/**
 * `the sample before`, `the 2 samples before`; where gradients are never cleared `the iterations before`, and
 * `all samples before` for those of this iteration as well.
 */
export const samplesBefore = ({ moment }: Pick<Telling, 'moment'>): string => {
  const { sample, schedule } = moment
  if (addsToIterations(moment))
    return schedule.position.first ? 'the iterations before' : 'all samples before'
  return sample?.index === 1
    ? 'the sample before'
    : `the ${sample ? `${grouped(sample.index)} ` : ''}samples before`
}

/** Whether gradients of parameters add to what earlier samples of the batch left, or earlier iterations. */
export const addsToEarlier = (moment: Moment): boolean =>
  (!moment.schedule.position.first || addsToIterations(moment)) && moment.graph.parameters.length > 0

/** Why gradients of parameters are not cleared now. */
export const whyKept = ({ schedule }: Telling): string =>
  schedule.position.keeps ? 'they are never cleared' : 'they add up over the batch'
