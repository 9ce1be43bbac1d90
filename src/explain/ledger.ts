import type { Graph } from '../engine/graph.ts'
import type { Schedule } from '../engine/schedule.ts'
import { KINDS, PASSES, type Pass } from '../engine/step.ts'
import { parameterWord } from './boundary.ts'
import type { LedgerEntry, Moment } from './explanation.ts'
import { grouped } from './sentence.ts'

type Counts = Readonly<Record<LedgerEntry['pass'], Int32Array>>

const known = new WeakMap<Schedule, Counts>()
const words = new WeakMap<Graph, string>()

/** What the parameters are called; found once per graph, since it asks each of them. */
const wordOf = (moment: Moment): string => {
  const word = words.get(moment.graph) ?? parameterWord(moment)
  words.set(moment.graph, word)
  return word
}

/** Per place: cells that each pass has written for good in the steps before it. */
const countsOf = (schedule: Schedule): Counts => {
  const before = known.get(schedule)
  if (before) return before
  const { kind, cell, node, firstWrite, writeStep, length } = schedule
  const counts = {
    forward: new Int32Array(length + 1),
    backward: new Int32Array(length + 1),
    update: new Int32Array(length + 1),
  }
  for (let i = 0; i < length; i++) {
    const k = KINDS[kind[i]!]!
    // A gradient counts once its last contribution is there, a parameter once it is written itself.
    const isLast = writeStep[firstWrite[cell[i]! + 1]! - 1] === i
    counts.forward[i + 1] = counts.forward[i]! + (k === 'load' || k === 'apply' ? 1 : 0)
    counts.backward[i + 1] = counts.backward[i]! + ((k === 'seed' || k === 'pull') && isLast ? 1 : 0)
    counts.update[i + 1] = counts.update[i]! + (k === 'update' && cell[i] === node[i] && isLast ? 1 : 0)
  }
  known.set(schedule, counts)
  return counts
}

const passAt = ({ schedule, step, beat }: Moment): Pass | null => {
  const place = beat?.to ?? step
  return place > 0 ? PASSES[schedule.pass[place - 1]!]! : null
}

/**
 * How far each pass has come: values, complete gradients and parameters written, of all there are. Forward is lit
 * during the loss as well, since the loss is a value; nothing is lit while gradients are cleared.
 */
export const ledger = (moment: Moment): readonly LedgerEntry[] => {
  const { schedule, step } = moment
  const counts = countsOf(schedule)
  const at = passAt(moment)
  const entry = (pass: LedgerEntry['pass'], title: string, writes: string, active: boolean): LedgerEntry => {
    const done = counts[pass][step]!
    const total = counts[pass][schedule.length]!
    const count = `${grouped(done)} of ${grouped(total)}${pass === 'update' ? ' changed' : ''}`
    const isTrained = moment.graph.parameters.length > 0
    const none = pass !== 'update' ? 'none' : isTrained ? 'after the batch' : 'none to change'
    const text = total === 0 ? none : count
    return { pass, title, writes, done, total, text, active }
  }
  return [
    entry('forward', 'Forward', 'values', at === 'forward' || at === 'loss'),
    entry('backward', 'Backward', 'gradients', at === 'backward'),
    entry('update', 'Update', wordOf(moment), at === 'update'),
  ]
}
