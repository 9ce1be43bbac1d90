import type { Row } from './data-set.ts'
import type { TargetNeeds } from './target-needs.ts'
import type { Task } from './task.ts'

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
