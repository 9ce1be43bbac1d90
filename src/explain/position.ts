import { type Beat, beatCount, passSpans } from '../engine/beats.ts'
import type { Schedule } from '../engine/schedule.ts'
import type { Pass, Size } from '../engine/step.ts'
import type { Moment } from './explanation.ts'
import { grouped } from './sentence.ts'

/** What the panel calls each pass. */
export const PASS_TITLES: Readonly<Record<Pass, string>> = {
  forward: 'Forward pass',
  loss: 'Loss',
  zero: 'Zero',
  backward: 'Backward pass',
  update: 'Update',
}

const noun = (moment: Moment, size: Size, pass: Pass): string => {
  if (size === 'edge' && pass === 'update') return 'parameter'
  const isPlain = moment.graph.nodes[moment.graph.output]!.tag === null
  if (isPlain && size === 'neuron') return 'operation'
  if (isPlain && size === 'layer') return 'rank'
  return size
}

/** Whether a pass ends at a place. */
export const isPassEnd = (schedule: Schedule, place: number): boolean =>
  passSpans(schedule).some((s) => s.to === place)

/** Which of the pass's beats of its size a beat is, such as `edge 4 of 12`; the last step decides. */
export const positionOf = (moment: Moment, beat: Beat): string => {
  const { schedule } = moment
  const spans = passSpans(schedule)
  const k = spans.findIndex((s) => beat.to > s.from && beat.to <= s.to)
  const span = spans[k]!
  if (beat.size === 'pass') return `pass ${k + 1} of ${spans.length}`
  const total = beatCount(schedule, beat.size, span.to, span.from)
  if (total === 1) return 'in one go'
  const at = beatCount(schedule, beat.size, beat.to, span.from)
  return `${noun(moment, beat.size, span.pass)} ${grouped(at)} of ${grouped(total)}`
}
