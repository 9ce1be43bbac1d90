import { type Formula, num, op, row, sym } from '../engine/formula.ts'
import { stateCell } from '../engine/graph.ts'
import type { OptimizerWrite, Read, SettingName, StateName } from '../engine/optimizer.ts'
import { ruleFormulas } from '../engine/optimizer-formulas.ts'
import type { Step } from '../engine/step.ts'
import type { Origin } from './explanation.ts'
import { settingLetters } from './optimizer-words.ts'
import { originOf, originOfGradient } from './origins.ts'
import { closed, type Quantity, quantity, say } from './sentence.ts'
import { stateLetters } from './state-letters.ts'
import { hueOf, type Telling, writerOf, written } from './telling.ts'

/** Names of what a write reads, as formulas. */
type Symbols = (read: Read) => Formula

/** The write of its optimizer that a step makes: the first, the second, … of its parameter. */
export const writeOf = ({ schedule, trace }: Telling, step: Step): OptimizerWrite => {
  const { node, kind } = trace.columns
  let k = 0
  while (node[step.index - 1 - k] === step.node && kind[step.index - 1 - k] === kind[step.index]) k++
  return schedule.optimizer.writes[k]!
}

/** What a write writes. */
export const targetOf = ({ schedule }: Telling, { target }: OptimizerWrite): StateName | 'parameter' =>
  target < 0 ? 'parameter' : schedule.optimizer.state[target]!

/** The symbol of a setting, of η or of t; null for what each parameter has of its own. */
export const sharedSymbol = (read: Read): Formula | null => {
  if (read === 'learningRate') return sym('η')
  if (read === 't') return sym('t')
  const letter = settingLetters[read as SettingName]
  return letter ? sym(...letter) : null
}

/** The letter of what an optimizer keeps of a parameter, with the parameter's name below it. */
export const stateSymbol = ({ graph, names }: Telling, node: number, state: StateName): Formula =>
  sym(stateLetters[state], graph.nodes[node]!.name || names.text(node), 'update')

const symbolsOf =
  (t: Telling, node: number, isInline = false): Symbols =>
  (read) => {
    const { names } = t
    if (read === 'parameter') return names.symbol(node, 'value')
    if (read === 'gradient') return (isInline ? names.gradientInline : names.gradientSymbol)(node, 'gradient')
    return sharedSymbol(read) ?? stateSymbol(t, node, read as StateName)
  }

/** `m ← β₁ × m + (1 − β₁) × g` with any symbols. */
export const assignment = (left: Formula, write: OptimizerWrite, symbols: Symbols): Formula =>
  row(left, op('←'), ruleFormulas[write.rule](...write.reads.map(symbols)))

/** The assignment of a step in symbols, gradients on one line where it is one of many. */
export const symbolsOfStep = (t: Telling, step: Step, isInline = false): Formula => {
  const write = writeOf(t, step)
  const target = targetOf(t, write)
  const left = target === 'parameter' ? t.names.symbol(step.node) : stateSymbol(t, step.node, target)
  return assignment(left, write, symbolsOf(t, step.node, isInline))
}

/** The numbers a step read, in the order of its write. */
export const readsOf = (t: Telling, step: Step): readonly Quantity[] =>
  step.factors.map(({ role, value, cell }) =>
    role === 't' || cell < 0 ? quantity(value, 'ink') : quantity(value, hueOf(t.graph, cell), cell),
  )

/** What a step computed, with its numbers. */
export const numbersOfStep = (t: Telling, step: Step): Formula =>
  ruleFormulas[writeOf(t, step).rule](...readsOf(t, step).map(closed))

/** How a number that an update reads came to be: what wrote it in this iteration, or that an earlier update left it. */
const originOfState = (t: Telling, node: number, cell: number, until: number, symbol: Formula): Origin => {
  const writer = writerOf(t, cell, until)
  const before = t.trace.columns.initial[cell]!
  if (writer === null)
    return {
      value: before,
      hue: 'update',
      symbols: symbol,
      numbers: row(op('='), num(before, 'update', cell)),
      sentence: say(t.moment.iteration === 0 ? 'It begins at 0.' : 'The update before left it.'),
      step: -1,
    }
  const q = written(t, writer)
  const right = ruleFormulas[writeOf(t, writer).rule](...writeOf(t, writer).reads.map(symbolsOf(t, node)))
  return originOf(
    q,
    symbol,
    right,
    numbersOfStep(t, writer),
    say('The optimizer wrote it just before.'),
    writer.index,
  )
}

/** Where each number of a step came from that each parameter has of its own. */
export const originsOfStep = (t: Telling, step: Step): readonly Origin[] => {
  const { node, index } = step
  const { optimizer } = t.schedule
  const p = t.graph.parameters.indexOf(node)
  const origins: Origin[] = []
  for (const read of new Set(writeOf(t, step).reads)) {
    if (sharedSymbol(read)) continue
    if (read === 'gradient') {
      const origin = originOfGradient(t, node, index)
      if (origin) origins.push(origin)
    } else if (read === 'parameter') {
      if (writerOf(t, node, index)?.kind === 'update')
        origins.push(originOfState(t, node, node, index, t.names.symbol(node, 'value')))
    } else {
      const k = optimizer.state.indexOf(read as StateName)
      const cell = stateCell(t.graph, p, k, optimizer.state.length)
      origins.push(originOfState(t, node, cell, index, stateSymbol(t, node, read as StateName)))
    }
  }
  return origins
}
