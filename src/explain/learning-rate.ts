import { KINDS } from '../engine/step.ts'
import type { Trace } from '../engine/trace.ts'
import type { Moment } from './explanation.ts'
import { factor } from './telling.ts'

const UPDATE = KINDS.indexOf('update')
const known = new WeakMap<Trace, number | null>()

/** The learning rate that the iteration's update uses, null where nothing is updated. */
export const learningRateIn = ({ trace }: Pick<Moment, 'trace'>): number | null => {
  const before = known.get(trace)
  if (before !== undefined) return before
  const step = trace.columns.kind.indexOf(UPDATE)
  const rate = step < 0 ? null : factor(trace.at(step), 'learningRate').value
  known.set(trace, rate)
  return rate
}
