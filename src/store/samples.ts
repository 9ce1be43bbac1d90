import { passSpans } from '../engine/beats.ts'
import type { Schedule } from '../engine/schedule.ts'
import type { Batch } from './state.ts'

/** Writes of an iteration before a sample of its batch; before sample B, of all of it. */
export const writesBefore = ({ size, at }: Batch, sample: number): number => {
  if (sample === 0) return 0
  const middle = Math.min(sample, size - 1) - 1
  const ends = at(0).length + (sample === size && size > 1 ? at(size - 1).length : 0)
  return ends + (middle > 0 ? middle * at(1).length : 0)
}

/** The place of another sample that is as far in the same pass; the last one where it has no such pass. */
export const samePlace = (from: Schedule, to: Schedule, step: number): number => {
  if (from === to) return step
  const span = passSpans(from).find((s) => step <= s.to)
  const same = passSpans(to).find((s) => s.pass === span?.pass)
  if (!span || !same) return to.length
  return step === span.to ? same.to : Math.min(same.to, same.from + step - span.from)
}
