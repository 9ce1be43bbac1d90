import { type Beat, beatBefore } from '../engine/beats.ts'
import { type Motion, motionOf, progressAt } from '../engine/motion.ts'
import type { Trace } from '../engine/trace.ts'
import type { Moment } from '../explain/explanation.ts'
import { addsToEarlier } from '../explain/sample-words.ts'
import type { NetworkLayout } from '../layout/layout.ts'

/** What is seen of one cell at a moment, in motion or at rest. */
export interface CellView {
  readonly value: number
  /** Written in this sample, or given from the start; otherwise it is shown as `–`. */
  readonly known: boolean
  /** Not written yet but shown faintly: `value` is what it will be. */
  readonly ghost: boolean
  /** Contributions that have arrived, and contributions in all (zeroing does not count). */
  readonly arrived: number
  readonly total: number
  /** A gradient that the samples before have left, to be added to. */
  readonly kept: boolean
  /** Whether the beat in view has written it. */
  readonly fresh: boolean
}

/** A moment as the scene sees it: the beat in view, how far it has come, and every cell at that instant. */
export interface View<L = NetworkLayout> {
  readonly moment: Moment
  readonly layout: L
  readonly beat: Beat | null
  /** 0…1 on the beat's clock; 1 at rest. */
  readonly u: number
  readonly motion: Motion | null
  /** How far step i has come, 0…1. */
  at(step: number): number
  cell(cell: number): CellView
  /** Equal for two views of one trace exactly where every cell is. */
  readonly state: string
  /** What the neurons say over the field of the data; absent where that is not shown. */
  readonly maps?: Maps | null | undefined
}

/** What nodes say over a line or a plane, a new object for each answer. */
export interface Maps {
  /** Another one for each. */
  readonly version: number
  /** Places in a row. */
  readonly size: number
  readonly isLine: boolean
  readonly values: ReadonlyMap<number, Float32Array>
}

/** Cells that views have needed: frames of one stage share them, and so do those of the beat before, while it fades. */
interface Frozen {
  readonly state: string
  readonly cells: Float64Array
}

const frozen = new WeakMap<Trace, readonly Frozen[]>()
const MOST_FROZEN = 3

/** The cells once the beat's first steps are done, and of the beat those whose stage has ended. */
const cellsOf = (moment: Moment, motion: Motion | null, from: number, u: number): Frozen => {
  const { trace } = moment
  const stages = motion ? motion.stages.filter(({ end }) => u >= end).length : 0
  const state = motion ? `${from}-${motion.beat.to}:${stages}` : `${from}`
  const known = frozen.get(trace) ?? []
  const before = known.find((f) => f.state === state)
  if (before) return before
  const cells = trace.cellsAt(from).slice()
  if (motion)
    for (let i = motion.beat.from; i < motion.beat.to; i++)
      if (motion.stageOf[i - motion.beat.from]! < stages)
        cells[trace.columns.cell[i]!] = trace.columns.after[i]!
  const result = { state, cells }
  frozen.set(trace, [result, ...known].slice(0, MOST_FROZEN))
  return result
}

const motions = new WeakMap<Moment, Motion>()

/** The motion of a moment's beat, worked out once per moment. */
const motionOfMoment = (moment: Moment, beat: Beat): Motion => {
  const known = motions.get(moment)
  if (known) return known
  const motion = motionOf(moment.graph, moment.schedule, beat)
  motions.set(moment, motion)
  return motion
}

const ZERO_KIND = 3

/** Sees a moment at u, 0…1 on the clock of its beat. */
export const viewOf = <L>(moment: Moment, layout: L, u: number): View<L> => {
  const { graph, schedule, beat } = moment
  const motion = beat && u < 1 ? motionOfMoment(moment, beat) : null
  const from = motion ? motion.beat.from : moment.step
  const { cells, state } = cellsOf(moment, motion, from, u)
  const at = (step: number): number => (motion === null ? (step < from ? 1 : 0) : progressAt(motion, step, u))
  const { firstWrite, writeStep, kind } = schedule
  const preview = moment.preview === true
  const adds = addsToEarlier(moment)
  return {
    moment,
    layout,
    beat,
    u,
    motion,
    at,
    state: preview ? `${state} preview` : state,
    cell(cell) {
      let arrived = 0
      let total = 0
      let written = false
      let fresh = false
      for (let w = firstWrite[cell]!; w < firstWrite[cell + 1]!; w++) {
        const step = writeStep[w]!
        const done = at(step) >= 1
        written ||= done
        fresh ||= done && beat !== null && step >= beat.from
        if (kind[step] === ZERO_KIND) continue
        total++
        if (done) arrived++
      }
      const given = cell < graph.nodeCount && graph.nodes[cell]!.op === null
      const kept = adds && graph.nodes[cell - graph.nodeCount]?.trainable === true
      const known = written || given || kept
      const to = firstWrite[cell + 1]!
      const ghost = preview && !known && cell < graph.nodeCount && to > firstWrite[cell]!
      const value = ghost ? moment.trace.columns.after[writeStep[to - 1]!]! : cells[cell]!
      return { value, known, ghost, arrived, total, kept, fresh }
    },
  }
}

/** The moment before the beat in view, at rest: what was in focus when it began. */
export const momentBefore = (moment: Moment): Moment | null => {
  const { beat, schedule, size } = moment
  if (beat === null) return null
  return { ...moment, step: beat.from, beat: beatBefore(schedule, size, beat.from) }
}
