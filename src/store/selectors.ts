import { type Beat, beatBefore } from '../engine/beats.ts'
import type { Graph } from '../engine/graph.ts'
import type { SampleAt, Schedule } from '../engine/schedule.ts'
import type { Size } from '../engine/step.ts'
import type { Trace } from '../engine/trace.ts'
import { learningRateAt } from '../models/edits.ts'
import { notationOf } from '../models/notation.ts'
import { isQuestion, placeTold } from './playhead.ts'
import type { AppState } from './state.ts'

/** Everything that words and pictures are a function of; `u` = 1 at rest. */
export interface AppMoment {
  readonly graph: Graph
  readonly schedule: Schedule
  readonly trace: Trace
  readonly notation: ReturnType<typeof notationOf>
  /** What to say before the first step of iteration 0. */
  readonly intro: string
  readonly iteration: number
  /** Where the sample stands in its batch and in the data; absent where the data is one sample. */
  readonly sample?: SampleAt
  /** Writes applied; in motion, those applied at the end of its beat. */
  readonly step: number
  readonly size: Size
  /** The beat in motion, or the one that ends at `step`; null at place 0. */
  readonly beat: Beat | null
  readonly u: number
  /** Whether what is not computed yet is shown faintly. */
  readonly preview: boolean
  /** Set while the beat is a question: `step` is its start then. */
  readonly asked?: true
}

type Source = Pick<AppState, 'compiled' | 'trace' | 'iteration' | 'sample' | 'row' | 'playhead' | 'preview'>

const sameMoment = (a: AppMoment, b: AppMoment): boolean =>
  a.trace === b.trace &&
  a.iteration === b.iteration &&
  a.step === b.step &&
  a.size === b.size &&
  a.preview === b.preview &&
  a.asked === b.asked &&
  a.beat?.from === b.beat?.from &&
  a.beat?.to === b.beat?.to

/** Where the sample in view stands in its batch and in the data; null where the data is one sample. */
export const sampleOf = ({
  compiled,
  sample,
  row,
}: Pick<AppState, 'compiled' | 'sample' | 'row'>): SampleAt | null => {
  const rows = compiled.recipe.samples.length
  return rows > 1 ? { index: sample, of: compiled.batch.size, row, rows } : null
}

const latestFull = new WeakMap<Trace, AppMoment>()
const latestStill = new WeakMap<Trace, AppMoment>()

/** The moment in view, null while there is no recording. The same object as long as nothing in it changes. */
export const momentOf = (state: Source): AppMoment | null => {
  const { compiled, trace, iteration, playhead, preview } = state
  if (trace === null) return null
  const { graph, schedule, recipe } = compiled
  const { motion } = playhead
  const size = motion?.size ?? playhead.size
  const step = placeTold(playhead)
  const beat = motion === null ? beatBefore(schedule, size, step) : { size, from: motion.from, to: motion.to }
  const u = motion?.u ?? 1
  const previous = latestFull.get(trace)
  // An intro names the book's numbers.
  const intro = recipe.edits.length === 0 ? recipe.intro : ''
  const sample = sampleOf(state)
  const notation = notationOf(recipe, sample && sample.of > 1 ? sample.index + 1 : undefined)
  const asked = isQuestion(playhead) ? ({ asked: true } as const) : null
  const moment = {
    graph,
    schedule,
    trace,
    notation,
    intro,
    iteration,
    step,
    size,
    beat,
    u,
    preview,
    ...(sample && { sample }),
    ...asked,
  }
  if (previous !== undefined && previous.u === u && sameMoment(previous, moment)) return previous
  latestFull.set(trace, moment)
  return moment
}

/** The moment in view with its beat completed (`u` = 1): the same object from frame to frame, for what React renders. */
export const stillMomentOf = (state: Source): AppMoment | null => {
  const moment = momentOf(state)
  if (moment === null) return null
  const previous = latestStill.get(moment.trace)
  if (previous !== undefined && sameMoment(previous, moment)) return previous
  const still = moment.u === 1 ? moment : { ...moment, u: 1 }
  latestStill.set(moment.trace, still)
  return still
}

/** The learning rate in force at the iteration in view. */
export const learningRateOf = ({ compiled, iteration }: Pick<AppState, 'compiled' | 'iteration'>): number =>
  learningRateAt(compiled.recipe, iteration)

const nonFinite = new WeakMap<Trace, number>()

/** The first step that wrote NaN or ±∞, -1 where none did. */
export const firstNonFiniteStep = (trace: Trace): number => {
  const known = nonFinite.get(trace)
  if (known !== undefined) return known
  const step = trace.columns.after.findIndex((x) => !Number.isFinite(x))
  nonFinite.set(trace, step)
  return step
}

/** The speed-1 clock needs ticking: something moves, or plays and has something to play. */
export const isRunning = ({ trace, playhead }: Pick<AppState, 'trace' | 'playhead'>): boolean =>
  trace !== null && (playhead.motion === null ? playhead.playing : !playhead.motion.held)
