import { type Formula, op, row } from '../engine/formula.ts'
import type { OptimizerWrite } from '../engine/optimizer.ts'
import type { RuleName } from '../engine/optimizer-rules.ts'
import type { Step } from '../engine/step.ts'
import type { Origin, Piece } from './explanation.ts'
import { formatNumber } from './format.ts'
import { formulaText } from './formula-text.ts'
import { remarkOn } from './non-finite.ts'
import { onOneLine } from './one-line.ts'
import { optimizerWords, ruleWords, type WriteSentence } from './optimizer-words.ts'
import {
  numbersOfStep,
  originsOfStep,
  readsOf,
  sharedSymbol,
  symbolsOfStep,
  targetOf,
  writeOf,
} from './optimizer-write.ts'
import {
  capital,
  counted,
  equals,
  grouped,
  inFormula,
  listed,
  quantity,
  relation,
  say,
  spelled,
} from './sentence.ts'
import { type Account, formulaOf, stepsOf, type Telling, written } from './telling.ts'
import { changeWords } from './updated.ts'

const USED = ' The next forward pass uses it.'

/** What a write is made from besides the parameter and what it writes: a gradient, a velocity, moments. */
const sourcesOf = (t: Telling, write: OptimizerWrite): readonly string[] =>
  write.reads.filter((r) => !sharedSymbol(r) && r !== 'parameter' && r !== targetOf(t, write))

const wordsOf = (t: Telling, step: Step): WriteSentence => {
  const write = writeOf(t, step)
  const [by = '', under = ''] = sourcesOf(t, write)
  const share = write.reads.findIndex((r) => r !== 'learningRate' && sharedSymbol(r) !== null)
  return ruleWords[write.rule]({
    w: t.names.text(step.node),
    name: targetOf(t, write),
    by,
    under,
    share: formatNumber(step.factors[share]?.value ?? 0),
  })
}

/** Why a division of ordinary numbers has no ordinary result; other computations as everywhere. */
const remark = (t: Telling, step: Step): readonly Piece[] => {
  const { rule } = writeOf(t, step)
  const reads = readsOf(t, step)
  const divides = rule === 'correct' || rule === 'descendScaled'
  if (!divides || Number.isFinite(step.after) || !reads.every((q) => Number.isFinite(q.value)))
    return remarkOn({ result: step.after, operands: reads })
  if (Number.isNaN(step.after)) return say(' The result is not a number: 0 ÷ 0 has no value.')
  return say(' The divisor is 0 or too small, and so the result is infinite.')
}

const headingOf = (t: Telling, step: Step): string => {
  const w = t.names.text(step.node)
  const write = writeOf(t, step)
  if (write.rule === 'shrink') return `Weight decay of ${w}`
  const target = targetOf(t, write)
  return target === 'parameter' ? `${w} takes its step` : capital(`${target} of ${w}`)
}

/** Rules whose numbers are few enough for the chip on the stage. */
const SHORT: ReadonlySet<RuleName> = new Set(['decay', 'shrink', 'descend', 'push', 'addSquare', 'correct'])

/** One write of an update. */
const tellWrite = (t: Telling, step: Step): Account => {
  const numbers = numbersOfStep(t, step)
  const [head, tail] = wordsOf(t, step)
  const result = written(t, step)
  const isLast = writeOf(t, step) === t.schedule.optimizer.writes.at(-1)
  return {
    heading: headingOf(t, step),
    sentence: say(
      `${head}: `,
      spelled(numbers),
      equals(result),
      tail ? `. ${tail}` : '.',
      isLast ? USED : '',
      remark(t, step),
    ),
    formula: formulaOf(symbolsOfStep(t, step), numbers, result),
    origins: originsOfStep(t, step),
    chip: SHORT.has(writeOf(t, step).rule) ? spelled(numbers) : [],
    seen: readsOf(t, step).filter((q) => q.cell >= 0),
  }
}

/** `m ← β₁ × m + (1 − β₁) × g ≈ 0.008`. */
const lineOf = (t: Telling, step: Step): Formula => {
  const result = written(t, step)
  return row(symbolsOfStep(t, step, true), op(relation(result.value)), inFormula(result))
}

/** The steps of the beat that belong to the update of one parameter. */
const ofOne = (t: Telling, node: number): readonly Step[] => stepsOf(t).filter((s) => s.node === node)

const beforeOf = (steps: readonly Step[], node: number) => {
  const first = steps.find((s) => s.cell === node)
  return first ? quantity(first.before, 'value', node) : null
}

/** Of more writes there is no room for the last one's numbers below them. */
const MOST_WITH_NUMBERS = 3

/** Each number once, however many writes read it. */
const once = (origins: readonly Origin[]): readonly Origin[] => [
  ...new Map(origins.map((o) => [formulaText(o.symbols), o])).values(),
]

/** What the optimizer writes for one parameter, all of it together, as far as the beat goes. */
const tellWhole = (t: Telling, node: number): Account => {
  const { names, schedule } = t
  const steps = ofOne(t, node)
  const last = steps.at(-1)!
  const own = tellWrite(t, last)
  if (steps.length < 2) return own
  const before = beforeOf(steps, node)
  const isDone = writeOf(t, last) === schedule.optimizer.writes.at(-1)
  const { label } = schedule.optimizer
  const change = before ? changeWords(t, before, last) : []
  return {
    ...own,
    heading: `${names.text(node)} takes its step${isDone ? '' : ', so far'}`,
    sentence: isDone
      ? say(
          `${label} ${optimizerWords[schedule.optimizer.name](names.text(node))}: `,
          change,
          '.',
          USED,
          remark(t, last),
        )
      : own.sentence,
    formula: {
      ...own.formula,
      lines:
        steps.length > MOST_WITH_NUMBERS
          ? steps.map((s) => onOneLine(lineOf(t, s)))
          : [...steps.slice(0, -1).map((s) => lineOf(t, s)), ...own.formula.lines],
    },
    origins: once(steps.flatMap((s) => originsOfStep(t, s))).filter((o) => o.step < t.beat.from),
  }
}

/** An update by any optimizer at the sizes Write and Edge. */
export const tellOptimizer = (t: Telling): Account =>
  t.beat.size === 'write' ? tellWrite(t, t.last) : tellWhole(t, t.last.node)

const MOST_LISTED = 4

/** The parameters that the beat is done with. */
export const updatedIn = (t: Telling): readonly number[] => {
  const final = t.schedule.optimizer.writes.at(-1)
  return stepsOf(t).flatMap((s) => (s.cell === s.node && writeOf(t, s) === final ? [s.node] : []))
}

/** An update by any optimizer of all parameters of a neuron or a rank. */
export const tellOptimizers = (t: Telling, whose: string): Account => {
  const nodes = updatedIn(t)
  const whole = tellWhole(t, t.last.node)
  if (nodes.length < 2) return whole
  const changes = nodes.slice(0, MOST_LISTED).map((node) => {
    const steps = ofOne(t, node)
    return changeWords(t, beforeOf(steps, node)!, steps.at(-1)!)
  })
  const rest = nodes.length - changes.length
  return {
    ...whole,
    heading: `Update of ${whose}`,
    sentence: say(
      `${t.schedule.optimizer.label} takes a step for each of the ${counted(nodes.length, 'parameter')} of ${whose}: `,
      listed(rest > 0 ? [...changes, say(`${grouped(rest)} more`)] : changes),
      '. The next forward pass uses them.',
    ),
    chip: [],
  }
}
