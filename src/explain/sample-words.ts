import type { Moment } from './explanation.ts'
import type { Telling } from './telling.ts'

/** `Sample 3 of 10`; of data whose rows go in one by one `Row 3 of 10`; `This sample` where it is not known which one. */
export const sampleName = ({ sample }: Pick<Moment, 'sample'>): string => {
  if (!sample) return 'This sample'
  const { index, of, row, rows } = sample
  return of > 1 ? `Sample ${index + 1} of ${of}` : `Row ${row + 1} of ${rows}`
}

/** `the sample before`, `the 2 samples before`. */
export const samplesBefore = ({ moment: { sample } }: Pick<Telling, 'moment'>): string =>
  sample?.index === 1 ? 'the sample before' : `the ${sample ? `${sample.index} ` : ''}samples before`

/** Whether gradients of parameters add to what earlier samples of the batch left. */
export const addsToEarlier = ({ schedule, graph }: Pick<Telling, 'schedule' | 'graph'>): boolean =>
  !schedule.position.first && graph.parameters.length > 0
