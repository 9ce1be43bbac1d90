import { type Beat, beatAfter, beatCount, beatOf, passSpans } from '../engine/beats.ts'
import type { Schedule } from '../engine/schedule.ts'
import type { Pass, Size } from '../engine/step.ts'

/** A pass on the timeline: its steps `from` … `to − 1`, and the stretch `start` … `end` (0…1) it is given. */
export interface Segment {
  readonly pass: Pass
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** The timeline of one sample: n writes in segments side by side, with the places where a Layer beat begins. */
export interface Timeline {
  readonly length: number
  readonly segments: readonly Segment[]
  readonly ticks: readonly number[]
}

/** No pass is given less than this share of the width, so that its name fits and a finger finds it on a phone. */
const LEAST = 0.135

/** Of more Layer beats than this none is marked: nobody could tell them apart. */
const MOST_TICKS = 240

const sharesOf = (weights: readonly number[]): number[] => {
  const least = Math.min(LEAST, 1 / weights.length)
  const total = weights.reduce((a, b) => a + b, 0)
  const wanted = weights.map((w) => Math.max(least, w / total))
  const spare = wanted.reduce((a, b) => a + b - least, 0)
  const room = 1 - least * weights.length
  return wanted.map((w) => (spare > 0 ? least + ((w - least) / spare) * room : least))
}

/** Lays out the passes: widths follow the number of Edge beats, so that clearing all gradients stays short. */
export const timelineOf = (schedule: Schedule): Timeline => {
  const spans = passSpans(schedule)
  const shares = sharesOf(spans.map((s) => beatCount(schedule, 'edge', s.to, s.from)))
  let end = 0
  const segments = spans.map((span, i): Segment => {
    const start = end
    end = i === spans.length - 1 ? 1 : start + shares[i]!
    return { ...span, start, end }
  })
  const ticks: number[] = []
  for (
    let beat: Beat | null = beatAfter(schedule, 'layer', 0);
    beat;
    beat = beatAfter(schedule, 'layer', beat.to)
  )
    if (!spans.some((s) => s.from === beat?.from)) ticks.push(beat.from)
  return { length: schedule.length, segments, ticks: ticks.length > MOST_TICKS ? [] : ticks }
}

/** Where on the timeline (0…1) a place is; places between two writes are fractions. */
export const positionOf = ({ segments }: Timeline, place: number): number => {
  const at = segments.find((s) => place < s.to) ?? segments.at(-1)
  if (!at) return 0
  const within = Math.max(0, Math.min(1, (place - at.from) / (at.to - at.from)))
  return at.start + within * (at.end - at.start)
}

/** The place, a fraction between two writes, that a position (0…1) on the timeline stands for. */
export const placeAt = ({ segments, length }: Timeline, position: number): number => {
  const at = segments.find((s) => position < s.end)
  if (!at) return length
  const within = Math.max(0, (position - at.start) / (at.end - at.start))
  return at.from + within * (at.to - at.from)
}

/** The beat of this size around a fractional place and how far into it the place is: what scrubbing goes to. */
export const scrubTarget = (schedule: Schedule, size: Size, place: number): { step: number; u: number } => {
  if (!(place > 0)) return { step: 0, u: 0 }
  if (place >= schedule.length) return { step: schedule.length, u: 0 }
  const beat = beatOf(schedule, size, Math.floor(place))
  return { step: beat.from, u: (place - beat.from) / (beat.to - beat.from) }
}

/** The pass of the last write before a place; at place 0 that of the first one to come. */
export const passAt = ({ segments }: Timeline, place: number): Pass | null =>
  (segments.find((s) => place <= s.to) ?? segments.at(-1))?.pass ?? null
