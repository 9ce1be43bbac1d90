import { type Beat, beatBefore } from '../engine/beats.ts'
import { type Motion, motionOf, progressAt } from '../engine/motion.ts'
import type { Moment } from '../explain/explanation.ts'
import type { NetworkLayout } from '../layout/layout.ts'

/** What is seen of one cell at a moment, in motion or at rest. */
export interface CellView {
  readonly value: number
  /** Written in this sample, or given from the start; otherwise it is shown as `–`. */
  readonly known: boolean
  /** Contributions that have arrived, and contributions in all (zeroing does not count). */
  readonly arrived: number
  readonly total: number
  /** Whether the beat in view has written it. */
  readonly fresh: boolean
}

/** A moment as the scene sees it: the beat in view, how far it has come, and every cell at that instant. */
export interface View {
  readonly moment: Moment
  readonly layout: NetworkLayout
  readonly beat: Beat | null
  /** 0…1 on the beat's clock; 1 at rest. */
  readonly u: number
  readonly motion: Motion | null
  /** How far step i has come, 0…1. */
  at(step: number): number
  cell(cell: number): CellView
  /** The place that is fully reached: the beat's start while it moves, its end at rest. */
  readonly place: number
}

const ZERO_KIND = 3

/** Sees a moment at u, 0…1 on the clock of its beat. */
export const viewOf = (moment: Moment, layout: NetworkLayout, u: number): View => {
  const { graph, schedule, trace, beat } = moment
  const motion = beat && u < 1 ? motionOf(graph, schedule, beat) : null
  const from = motion ? motion.beat.from : moment.step
  const cells = trace.cellsAt(from).slice()
  const at = (step: number): number => (motion === null ? (step < from ? 1 : 0) : progressAt(motion, step, u))
  if (motion)
    for (let i = motion.beat.from; i < motion.beat.to; i++)
      if (at(i) >= 1) cells[trace.columns.cell[i]!] = trace.columns.after[i]!
  const { firstWrite, writeStep, kind } = schedule
  return {
    moment,
    layout,
    beat,
    u,
    motion,
    at,
    place: from,
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
      return { value: cells[cell]!, known: written || given, arrived, total, fresh }
    },
  }
}

/** The moment before the beat in view, at rest: what was in focus when it began. */
export const momentBefore = (moment: Moment): Moment | null => {
  const { beat, schedule, size } = moment
  if (beat === null) return null
  return { ...moment, step: beat.from, beat: beatBefore(schedule, size, beat.from) }
}
