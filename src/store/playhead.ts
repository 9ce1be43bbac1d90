import { type Beat, beatAfter, beatBefore } from '../engine/beats.ts'
import type { Graph } from '../engine/graph.ts'
import { motionOf, PAUSE_MS } from '../engine/motion.ts'
import type { Schedule } from '../engine/schedule.ts'
import type { Size } from '../engine/step.ts'
import type { Batch, MotionState, Playhead, Speed } from './state.ts'

/** The last iteration people can go to. */
export const LAST_ITERATION = 1_000_000

/** The most milliseconds one tick lets pass: after a hidden tab, nothing is skipped unseen. */
export const LONGEST_TICK_MS = 100

/** Milliseconds of rest after each beat at 1× where nothing moves (reduced motion), so that it can be read. */
export const READING_MS = 900

/** How much faster a beat plays backwards. */
const BACK_PACE = 2

/** An iteration, a sample of its batch and the playhead in it. */
export interface Position {
  readonly iteration: number
  readonly sample: number
  readonly playhead: Playhead
}

/** What decides where a press leads: the structure alone, never the numbers. Only playing looks at the stops. */
export interface PlayheadContext {
  readonly graph: Graph
  readonly batch: Batch
  readonly reducedMotion: boolean
  /** Whether a press forward at rest asks about its beat first. */
  readonly hold?: boolean
  /** Places where playing halts, ascending. */
  readonly stops?: readonly number[]
}

/** What can happen to a playhead. */
export type PlayheadAction =
  | { readonly type: 'tick'; readonly ms: number }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'forward' | 'back'; readonly size?: Size | undefined }
  | {
      readonly type: 'goTo'
      readonly step: number
      readonly u?: number | undefined
      /** The one in view unless said. */
      readonly sample?: number | undefined
    }
  | { readonly type: 'size'; readonly size: Size }
  | { readonly type: 'speed'; readonly speed: Speed }

/** A playhead at rest at place 0. */
export const restingPlayhead = (size: Size, speed: Speed): Playhead => ({
  step: 0,
  motion: null,
  playing: false,
  rest: 0,
  size,
  speed,
})

type Direction = MotionState['direction']

/** Whether the result of the beat after `step` is still a question: nothing of it is shown yet. */
export const isQuestion = ({ motion }: Pick<Playhead, 'motion'>): boolean =>
  motion?.asked === true && motion.held && motion.u === 0

/** The place whose state is told: the end of a beat as soon as it moves, its start while it is a question. */
export const placeTold = ({ step, motion }: Pick<Playhead, 'step' | 'motion'>): number =>
  motion === null ? step : isQuestion({ motion }) ? motion.from : motion.to

const durations = new WeakMap<Schedule, { from: number; to: number; size: Size; duration: number }>()

const durationOf = (at: Position, { graph, batch }: PlayheadContext, motion: MotionState): number => {
  const { from, to, size } = motion
  const schedule = batch.at(at.sample)
  const known = durations.get(schedule)
  if (known?.from === from && known.to === to && known.size === size) return known.duration
  const { duration } = motionOf(graph, schedule, { from, to, size })
  durations.set(schedule, { from, to, size, duration })
  return duration
}

const withHead = (at: Position, change: Partial<Playhead>): Position => ({
  ...at,
  playhead: { ...at.playhead, ...change },
})

const endOf = (motion: MotionState, direction: Direction): number =>
  direction === 1 ? motion.to : motion.from

const restAt = (at: Position, step: number, rest = 0): Position => withHead(at, { step, motion: null, rest })

/** The first stop after `from` and up to `to`. */
const stopWithin = ({ stops }: PlayheadContext, from: number, to: number): number | undefined =>
  stops?.find((place) => place > from && place <= to)

const pauseLength = (at: Position, context: PlayheadContext): number =>
  at.playhead.playing ? (context.reducedMotion ? READING_MS : PAUSE_MS) : 0

/** Rests at the end of a beat; where a stop falls there, playing ends. `over` is the time passed since. */
const arrive = (at: Position, step: number, context: PlayheadContext, over = 0): Position =>
  at.playhead.playing && stopWithin(context, step - 1, step) !== undefined
    ? withHead(restAt(at, step), { playing: false })
    : restAt(at, step, Math.max(0, pauseLength(at, context) - over))

/** The near end of the next sample or the one before, in this iteration or the neighbouring one. */
const otherSample = (at: Position, direction: Direction, context: PlayheadContext): Position => {
  const { size, at: scheduleAt } = context.batch
  const next = at.sample + direction
  const stays = next >= 0 && next < size
  const sample = stays ? next : direction === 1 ? 0 : size - 1
  const iteration = stays ? at.iteration : at.iteration + direction
  if (iteration < 0 || iteration > LAST_ITERATION) return withHead(at, { playing: false })
  const step = direction === 1 ? 0 : scheduleAt(sample).length
  return { ...restAt(at, step, pauseLength(at, context)), iteration, sample }
}

const ask = (at: Position, { from, to, size }: Beat): Position =>
  withHead(at, { motion: { from, to, size, u: 0, direction: 1, held: true, asked: true }, rest: 0 })

/**
 * Leaves a place at rest by one beat, or asks about it where results are held and nothing plays; from the first and last
 * place it leads to the neighbouring sample or iteration.
 */
const leave = (at: Position, direction: Direction, size: Size, context: PlayheadContext): Position => {
  const { batch, reducedMotion } = context
  const schedule = batch.at(at.sample)
  const { step } = at.playhead
  const beat = direction === 1 ? beatAfter(schedule, size, step) : beatBefore(schedule, size, step)
  if (beat === null) return otherSample(at, direction, context)
  if (context.hold && direction === 1 && !at.playhead.playing) return ask(at, beat)
  const { from } = beat
  const to = (at.playhead.playing ? stopWithin(context, from, beat.to) : undefined) ?? beat.to
  if (reducedMotion) return arrive(at, direction === 1 ? to : from, context)
  const u = direction === 1 ? 0 : 1
  return withHead(at, { motion: { from, to, size, u, direction, held: false }, rest: 0 })
}

const run = (at: Position, motion: MotionState, direction: Direction, context: PlayheadContext): Position =>
  context.reducedMotion
    ? arrive(at, endOf(motion, direction), context)
    : withHead(at, { motion: { ...motion, direction, held: false } })

const press = (at: Position, direction: Direction, size: Size, context: PlayheadContext): Position => {
  const { motion } = at.playhead
  if (motion === null) return leave(at, direction, size, context)
  if (direction === -1 && isQuestion({ motion })) return restAt(at, motion.from)
  if (motion.held || motion.direction !== direction) return run(at, motion, direction, context)
  return leave(restAt(at, endOf(motion, direction)), direction, size, context)
}

const move = (at: Position, motion: MotionState, time: number, context: PlayheadContext): Position => {
  const { direction } = motion
  const duration = context.reducedMotion ? 0 : durationOf(at, context, motion)
  const pace = direction === 1 ? 1 : BACK_PACE
  const left = ((direction === 1 ? 1 - motion.u : motion.u) * duration) / pace
  // Sums of ticks are not exact: a rest of a billionth of a second is none.
  if (time < left - 1e-6)
    return withHead(at, { motion: { ...motion, u: motion.u + (direction * time * pace) / duration } })
  const over = Math.max(0, time - left)
  return arrive(at, endOf(motion, direction), context, over)
}

const tick = (at: Position, ms: number, context: PlayheadContext): Position => {
  const { motion, playing, rest, size, speed } = at.playhead
  const time = (Math.min(LONGEST_TICK_MS, Math.max(0, ms)) || 0) * speed
  if (motion !== null) return motion.held ? at : move(at, motion, time, context)
  if (!playing) return at
  if (rest > time) return withHead(at, { rest: rest - time })
  const next = leave(at, 1, size, context)
  const begun = next.playhead.motion
  if (begun === null) return next
  const u = Math.min(1, (time - rest) / durationOf(at, context, begun))
  return withHead(next, { motion: { ...begun, u: Number.isNaN(u) ? 1 : u } })
}

type Jump = PlayheadAction & { readonly type: 'goTo' }

const within = (x: number, most: number): number => Math.round(Math.max(0, Math.min(most, x)))

const goTo = (at: Position, jump: Jump, { batch }: PlayheadContext): Position => {
  const { step, u, sample: wanted = at.sample } = jump
  if (Number.isNaN(step + wanted)) return at
  const sample = within(wanted, batch.size - 1)
  const schedule = batch.at(sample)
  const { size } = at.playhead
  const place = within(step, schedule.length)
  const still = { ...withHead(restAt(at, place), { playing: false }), sample }
  const beat = u === undefined || !(u >= 0) ? null : beatAfter(schedule, size, place)
  if (beat === null || u === undefined) return still
  if (u === 0) return ask(still, beat)
  if (u >= 1) return restAt(still, beat.to)
  return withHead(still, { motion: { from: place, to: beat.to, size, u, direction: 1, held: true } })
}

/** The motion up to the first stop in it that is still ahead on its clock. */
const upToStop = (at: Position, motion: MotionState, context: PlayheadContext): MotionState => {
  const { from, to, u } = motion
  const time = u * durationOf(at, context, motion)
  const ahead = (place: number): boolean =>
    place > from && place < to && durationOf(at, context, { ...motion, to: place }) > time
  const place = context.stops?.find(ahead)
  if (place === undefined) return motion
  const shorter = { ...motion, to: place }
  return { ...shorter, u: time / durationOf(at, context, shorter) }
}

const play = (at: Position, context: PlayheadContext): Position => {
  const playing = withHead(at, { playing: true, rest: 0 })
  const { motion } = playing.playhead
  if (motion === null) return playing
  const shorter = upToStop(at, motion, context)
  const step = shorter === motion ? playing.playhead.step : motion.from
  return run(withHead(playing, { step }), shorter, 1, context)
}

const pause = (at: Position): Position => {
  const { motion } = at.playhead
  return withHead(at, { playing: false, rest: 0, motion: motion && { ...motion, held: true } })
}

/**
 * Where an action leads. Every press moves the place headed for by one beat: at rest it starts one, in motion it
 * completes it and starts the next, against the motion it turns it round, in the middle of a held one it leads to that
 * end. So n presses are n beats, and n forward and n back end where they began. Presses and seeks end playing.
 * Where results are held every beat takes two presses forward, one that asks and one that shows: 2n are n beats, which
 * n back undo; a press back from a question takes back the question alone. Playing never asks.
 * Playing halts at the first stop ahead, in the middle of a beat where it falls there, and goes on from it when asked to
 * play again; no press heeds a stop.
 */
export const movePlayhead = (at: Position, action: PlayheadAction, context: PlayheadContext): Position => {
  switch (action.type) {
    case 'tick':
      return tick(at, action.ms, context)
    case 'play':
      return play(at, context)
    case 'pause':
      return pause(at)
    case 'forward':
    case 'back': {
      const size = action.size ?? at.playhead.size
      return press(
        withHead(at, { playing: false, rest: 0 }),
        action.type === 'forward' ? 1 : -1,
        size,
        context,
      )
    }
    case 'goTo':
      return goTo(at, action, context)
    case 'size':
      return withHead(at, { size: action.size })
    case 'speed':
      return withHead(at, { speed: action.speed })
  }
}
