import { slotCell } from '../engine/graph.ts'
import { KINDS } from '../engine/step.ts'
import type { Moment } from '../explain/explanation.ts'

/** The steps about one operation, -1 or absent where there are none. */
export interface NodeSteps {
  readonly apply: number
  /** Per slot: the carry into it. */
  readonly carry: readonly number[]
  /** Per slot: the pull back along its edge. */
  readonly pull: readonly number[]
}

const APPLY = KINDS.indexOf('apply')
const PULL = KINDS.indexOf('pull')
const cache = new WeakMap<object, Map<number, NodeSteps>>()
const pullCache = new WeakMap<object, Int32Array>()

/** Per edge: the step that pulls along it, -1 where none does. */
const pullSteps = ({ schedule, graph }: Moment): Int32Array => {
  let steps = pullCache.get(schedule)
  if (!steps) {
    steps = new Int32Array(graph.edgeCount).fill(-1)
    for (let i = 0; i < schedule.length; i++) if (schedule.kind[i] === PULL) steps[schedule.edge[i]!] = i
    pullCache.set(schedule, steps)
  }
  return steps
}

/** The last write of a cell that is of this kind, -1 if none. */
const writeOf = ({ schedule }: Moment, cell: number, kind: number): number => {
  for (let w = schedule.firstWrite[cell + 1]! - 1; w >= schedule.firstWrite[cell]!; w--)
    if (schedule.kind[schedule.writeStep[w]!] === kind) return schedule.writeStep[w]!
  return -1
}

/** Finds the steps about one operation; they follow from the schedule alone. */
export const slotSteps = (moment: Moment, node: number): NodeSteps => {
  const { graph, schedule } = moment
  let known = cache.get(schedule)
  if (!known) {
    known = new Map()
    cache.set(schedule, known)
  }
  const before = known.get(node)
  if (before) return before
  const carry: number[] = []
  const pull: number[] = []
  for (let e = graph.firstEdge[node]!; e < graph.firstEdge[node + 1]!; e++) {
    const cell = slotCell(graph, e)
    carry.push(
      schedule.firstWrite[cell]! < schedule.firstWrite[cell + 1]!
        ? schedule.writeStep[schedule.firstWrite[cell]!]!
        : -1,
    )
    pull.push(pullSteps(moment)[e]!)
  }
  const steps = { apply: writeOf(moment, node, APPLY), carry, pull }
  known.set(node, steps)
  return steps
}
