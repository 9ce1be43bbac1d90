import { KINDS, PASSES, type Pass } from '../engine/step.ts'
import { parameterWord } from './boundary.ts'
import type { LedgerEntry, Moment } from './explanation.ts'

const kindOf = (k: number) => KINDS[k]!

/** Cells that are written for good by each pass, in the first `until` steps. */
const countWrites = ({ schedule }: Moment, until: number): Readonly<Record<LedgerEntry['pass'], number>> => {
  const { kind, cell, node, firstWrite, writeStep } = schedule
  const count = { forward: 0, backward: 0, update: 0 }
  for (let i = 0; i < until; i++) {
    const k = kindOf(kind[i]!)
    if (k === 'load' || k === 'apply') count.forward++
    else if (k === 'seed' || k === 'pull') {
      // A gradient counts once its last contribution is there.
      if (writeStep[firstWrite[cell[i]! + 1]! - 1] === i) count.backward++
    } else if (k === 'update' && cell[i] === node[i]) count.update++
  }
  return count
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
  const done = countWrites(moment, moment.step)
  const total = countWrites(moment, moment.schedule.length)
  const at = passAt(moment)
  const entry = (pass: LedgerEntry['pass'], title: string, writes: string, active: boolean): LedgerEntry => ({
    pass,
    title,
    writes,
    done: done[pass],
    total: total[pass],
    text: `${done[pass]} of ${total[pass]}${pass === 'update' ? ' changed' : ''}`,
    active,
  })
  return [
    entry('forward', 'Forward', 'values', at === 'forward' || at === 'loss'),
    entry('backward', 'Backward', 'gradients', at === 'backward'),
    entry('update', 'Update', parameterWord(moment), at === 'update'),
  ]
}
