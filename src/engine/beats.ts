import type { Schedule } from './schedule.ts'
import { PASSES, type Pass, type Size } from './step.ts'

/** A run of steps that people take at once: steps `from` … `to − 1`, so it leads from place `from` to place `to`. */
export interface Beat {
  readonly size: Size
  readonly from: number
  readonly to: number
}

const startOf = (keys: Int32Array, i: number): number => {
  let from = i
  while (from > 0 && keys[from - 1] === keys[i]) from--
  return from
}

const endOf = (keys: Int32Array, i: number): number => {
  let to = i + 1
  while (to < keys.length && keys[to] === keys[i]) to++
  return to
}

/** The beat that ends at place i or, mid-beat, its part up to i; null at place 0. What is shown at rest at place i. */
export const beatBefore = (schedule: Schedule, size: Size, i: number): Beat | null => {
  const to = Math.min(i, schedule.length)
  return to <= 0 ? null : { size, from: startOf(schedule.keys[size], to - 1), to }
}

/** The beat that begins at place i or, mid-beat, the rest of it; null at the last place. What → plays. */
export const beatAfter = (schedule: Schedule, size: Size, i: number): Beat | null =>
  i >= schedule.length ? null : { size, from: Math.max(0, i), to: endOf(schedule.keys[size], Math.max(0, i)) }

/** The whole beat that contains step i. */
export const beatOf = (schedule: Schedule, size: Size, i: number): Beat => ({
  size,
  from: startOf(schedule.keys[size], i),
  to: endOf(schedule.keys[size], i),
})

const starts = new WeakMap<Int32Array, Int32Array>()

/** Per place i: how many beats begin before it. Found once per column of keys. */
const startsOf = (keys: Int32Array): Int32Array => {
  const known = starts.get(keys)
  if (known) return known
  const count = new Int32Array(keys.length + 1)
  for (let i = 0; i < keys.length; i++)
    count[i + 1] = count[i]! + (i === 0 || keys[i] !== keys[i - 1] ? 1 : 0)
  starts.set(keys, count)
  return count
}

/** Number of beats of a size that begin in the steps `from` … `until − 1`, by default in all of them. */
export const beatCount = (schedule: Schedule, size: Size, until = schedule.length, from = 0): number => {
  const count = startsOf(schedule.keys[size])
  const at = (place: number): number => count[Math.max(0, Math.min(place, schedule.length))]!
  return Math.max(0, at(until) - at(from))
}

/** The stretch of steps of a pass. */
export interface PassSpan {
  readonly pass: Pass
  readonly from: number
  readonly to: number
}

const spansOf = new WeakMap<Schedule, readonly PassSpan[]>()

/** The stretch of steps of each pass, in order, empty passes left out. */
export const passSpans = (schedule: Schedule): readonly PassSpan[] => {
  const known = spansOf.get(schedule)
  if (known) return known
  const spans: PassSpan[] = []
  for (let from = 0; from < schedule.length; ) {
    const to = endOf(schedule.keys.pass, from)
    spans.push({ pass: PASSES[schedule.pass[from]!]!, from, to })
    from = to
  }
  spansOf.set(schedule, spans)
  return spans
}
