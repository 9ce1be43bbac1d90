import { beatOf } from '../engine/beats.ts'
import type { Graph } from '../engine/graph.ts'
import type { Schedule } from '../engine/schedule.ts'
import type { Size } from '../engine/step.ts'
import type { Code } from './code.ts'
import { type StepSelector, selects } from './selector.ts'
import { bucketsOf } from './step-facts.ts'

/** The schedule that code is told against. */
export interface Scheduled {
  readonly graph: Graph
  readonly schedule: Schedule
}

/** The steps of one selector: those that no line tells apart side by side. */
interface Selected {
  readonly aside: boolean
  readonly runs: readonly (readonly number[])[]
}

const found = new WeakMap<Schedule, Map<string, Selected>>()

/** Looked for once per schedule: the selectors of a program stay the same while its numbers change. */
const selected = ({ graph, schedule }: Scheduled, selector: StepSelector): Selected => {
  const known = found.get(schedule) ?? new Map<string, Selected>()
  found.set(schedule, known)
  const key = JSON.stringify(selector)
  const before = known.get(key)
  if (before) return before
  const runs = bucketsOf(graph, schedule)
    .filter((bucket) => selects(selector, bucket.facts))
    .map((bucket) => bucket.steps)
  const now = { aside: selector.aside === true, runs }
  known.set(key, now)
  return now
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
  const lines = new Set<number>()
  let led = 0
  let first = 0
  for (const range of code.ranges) {
    const hits = range.steps
      .map((s) => selected(scheduled, s))
      .filter(({ runs }) => runs.some((steps) => anyWithin(steps, from, to)))
    if (hits.length === 0) continue
    for (let l = range.from; l <= range.to; l++) lines.add(l)
    if (first === 0) first = range.from
    if (led === 0 && hits.some((hit) => !hit.aside)) led = range.from
  }
  return { lines, led: led || first }
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
  if (!range) return []
  const steps = new Set<number>()
  for (const selector of range.steps)
    for (const run of selected(scheduled, selector).runs) for (const step of run) steps.add(step)
  return [...steps].sort((a, b) => a - b)
}

/** The places at which the beats of this size end that a line's steps belong to, ascending. */
export const beatEndsOf = (code: Code, scheduled: Scheduled, line: number, size: Size): readonly number[] => {
  const ends: number[] = []
  for (const step of stepsOf(code, scheduled, line))
    if (step >= (ends.at(-1) ?? 0)) ends.push(beatOf(scheduled.schedule, size, step).to)
  return ends
}
