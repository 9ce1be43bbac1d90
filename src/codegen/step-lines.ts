import type { Graph } from '../engine/graph.ts'
import type { Schedule } from '../engine/schedule.ts'
import type { Code } from './code.ts'
import { type StepSelector, selects } from './selector.ts'
import { bucketsOf, factsOf } from './step-facts.ts'

/** The schedule that code is told against. */
export interface Scheduled {
  readonly graph: Graph
  readonly schedule: Schedule
}

const stepsOfSelectors = ({ graph, schedule }: Scheduled, selectors: readonly StepSelector[]): number[] => {
  const steps: number[] = []
  for (const bucket of bucketsOf(graph, schedule))
    if (selectors.some((s) => selects(s, bucket.facts))) for (const step of bucket.steps) steps.push(step)
  return steps.sort((a, b) => a - b)
}

/** The lines, counted from 1, that compute step i: `led` is the one to look at, 0 where there is none. */
export interface LitLines {
  readonly lines: ReadonlySet<number>
  readonly led: number
}

const NONE: LitLines = { lines: new Set(), led: 0 }

/** The lines that compute any of the steps `from` … `to − 1`. */
export const linesOf = (code: Code, scheduled: Scheduled, from: number, to = from + 1): LitLines => {
  if (to <= from) return NONE
  const { graph, schedule } = scheduled
  const wanted =
    to - from === 1
      ? [factsOf(graph, schedule, from)]
      : bucketsOf(graph, schedule)
          .filter(({ steps }) => anyWithin(steps, from, to))
          .map((bucket) => bucket.facts)
  const lines = new Set<number>()
  let led = 0
  for (const range of code.ranges) {
    const hits = range.steps.filter((s) => wanted.some((facts) => selects(s, facts)))
    if (hits.length === 0) continue
    for (let l = range.from; l <= range.to; l++) lines.add(l)
    if (led === 0 && hits.some((s) => !s.aside)) led = range.from
  }
  return { lines, led: led || Math.min(...lines, Number.MAX_SAFE_INTEGER) % Number.MAX_SAFE_INTEGER }
}

/** Whether one of these ascending steps lies in `from` … `to − 1`. */
const anyWithin = (steps: readonly number[], from: number, to: number): boolean => {
  let low = 0
  let high = steps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (steps[middle]! < from) low = middle + 1
    else high = middle
  }
  return low < steps.length && steps[low]! < to
}

/** The steps that a line, counted from 1, computes: ascending, empty where it computes none. */
export const stepsOf = (code: Code, scheduled: Scheduled, line: number): readonly number[] => {
  const range = code.ranges.find((r) => r.from <= line && line <= r.to)
  return range ? stepsOfSelectors(scheduled, range.steps) : []
}
