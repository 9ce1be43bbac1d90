import { FACTOR_ROLES } from '../engine/step.ts'
import type { Trace } from '../engine/trace.ts'
import type { Moment } from './explanation.ts'

const LEARNING_RATE = FACTOR_ROLES.indexOf('learningRate')
const known = new WeakMap<Trace, number | null>()

/** The learning rate that the iteration's update uses, null where nothing is updated. */
export const learningRateIn = ({ trace }: Pick<Moment, 'trace'>): number | null => {
  const before = known.get(trace)
  if (before !== undefined) return before
  const { factorRole, factorValue } = trace.columns
  const at = factorRole.lastIndexOf(LEARNING_RATE)
  const rate = at < 0 ? null : factorValue[at]!
  known.set(trace, rate)
  return rate
}
