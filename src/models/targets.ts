import type { Row } from './data-set.ts'
import type { Task } from './task.ts'

/**
 * What targets a loss needs: any number (classes are then 0 and 1), 0 and 1, −1 and 1, or always one number per class,
 * 1 for its own and 0 for the others.
 */
export type TargetNeeds = 'any' | 'zeroOne' | 'plusMinusOne' | 'oneHot'

/** The targets of a row's sample, one per output: a number as it is, a class encoded as the loss needs it. */
export const targetsOf = (
  { target }: Pick<Row, 'target'>,
  needs: TargetNeeds,
  task: Task,
  classCount: number,
): number[] => {
  if (task === 'regression') return [target]
  const other = needs === 'plusMinusOne' ? -1 : 0
  if (task === 'binary' && needs !== 'oneHot') return [target === 1 ? 1 : other]
  return Array.from({ length: classCount }, (_, k) => (k === target ? 1 : other))
}
