import { brace, op, row, sym, text } from '../engine/formula.ts'
import type { Schedule } from '../engine/schedule.ts'
import type { Step } from '../engine/step.ts'
import { cellName } from './cell-name.ts'
import type { Piece } from './explanation.ts'
import { formatNumber } from './format.ts'
import { remarkOn } from './non-finite.ts'
import { originOfGradient } from './origins.ts'
import {
  closed,
  counted,
  enclosed,
  equals,
  grouped,
  inFormula,
  listed,
  type Quantity,
  quantity,
  say,
} from './sentence.ts'
import { type Account, factor, formulaOf, type Telling, written } from './telling.ts'

/** Whether updates are those of plain SGD: one write each, p − η·g. */
export const isPlain = ({ optimizer }: Schedule): boolean => optimizer.writes.length === 1

/** A write of another optimizer until its words are loaded: old → new. */
export const tellChange = (t: Telling, step: Step): Account => {
  const result = written(t, step)
  const name = cellName(t.moment, step.cell)
  return {
    heading: `Update of ${t.names.text(step.node)}`,
    sentence: say(`${name}: `, quantity(step.before, 'value', step.cell), ' → ', result, '.'),
    formula: formulaOf(text(name), null, result),
    origins: [],
    chip: [],
    seen: [],
  }
}

const isHidden = (before: number, after: number): boolean =>
  before !== after && formatNumber(before) === formatNumber(after)

/** Where old and new number are printed alike, by how much they differ: `, less than before by 3 × 10⁻⁵`. */
const hiddenChange = ({ before, after }: Step): readonly Piece[] =>
  isHidden(before, after)
    ? say(
        `, ${after < before ? 'less' : 'more'} than before by `,
        quantity(Math.abs(after - before), 'update'),
      )
    : []

/** `w₅ 0.4 → 0.3589`, and where both are printed alike by how much they differ. */
export const changeWords = (t: Telling, before: Quantity, last: Step): readonly Piece[] =>
  say(
    `${t.names.text(last.node)} `,
    before,
    ' → ',
    written(t, last),
    isHidden(before.value, last.after)
      ? say(
          ` (${last.after < before.value ? 'less' : 'more'} by `,
          quantity(Math.abs(last.after - before.value), 'update'),
          ')',
        )
      : [],
  )

interface UpdateParts {
  readonly before: Quantity
  readonly rate: Quantity
  readonly gradient: Quantity
}

const partsOf = (step: Step): UpdateParts => {
  const gradient = factor(step, 'gradient')
  return {
    before: quantity(step.before, 'value', step.cell),
    rate: quantity(factor(step, 'learningRate').value, 'ink'),
    gradient: quantity(gradient.value, 'gradient', gradient.cell),
  }
}

/** `0.4 − 0.5 × 0.08217`. */
const difference = ({ before, rate, gradient }: UpdateParts): readonly Piece[] =>
  say(before, ' − ', enclosed(rate), ' × ', enclosed(gradient))

const reason = (t: Telling, step: Step, g: number): string => {
  const w = t.names.text(step.node)
  const E = t.names.output
  const gradient = t.names.gradient(step.node)
  if (Number.isNaN(g)) return `${gradient} is not a number, and so the update has no value either: `
  if (g === 0)
    return `${gradient} is 0: near this point ${w} does not change ${E}. So the optimizer leaves it as it is: `
  const sign = g > 0 ? 'positive' : 'negative'
  const effect = g > 0 ? 'raise' : 'lower'
  const fact = `${gradient} is ${sign}: raising ${w} a little would ${effect} ${E}.`
  if (factor(step, 'learningRate').value < 0)
    return `${fact} The learning rate is negative, so the step goes uphill: `
  const head = `${fact} So the optimizer `
  if (step.after === step.before)
    return `${head}would ${g > 0 ? 'lower' : 'raise'} it, but by less than its last digit: `
  return `${head}${g > 0 ? 'lowers' : 'raises'} it: `
}

/** The optimizer writes one parameter: w ← w − η·∂E/∂w. */
export const tellUpdate = (t: Telling, step: Step): Account => {
  const { names } = t
  const parts = partsOf(step)
  const { before, rate, gradient } = parts
  const result = written(t, step)
  const origin = originOfGradient(t, step.node, step.index)
  return {
    heading: `${names.text(step.node)} takes its step`,
    sentence: say(
      reason(t, step, gradient.value),
      difference(parts),
      equals(result),
      hiddenChange(step),
      '. The next forward pass uses it.',
      Number.isNaN(gradient.value) ? [] : remarkOn({ result: step.after, operands: [before, gradient] }),
    ),
    formula: formulaOf(
      row(
        names.symbol(step.node),
        op('←'),
        names.symbol(step.node, 'value'),
        op('−'),
        brace(sym('η'), 'learning rate'),
        op('×'),
        brace(names.gradientSymbol(step.node, 'gradient'), 'gradient'),
      ),
      row(inFormula(before), op('−'), closed(rate), op('×'), closed(gradient)),
      result,
    ),
    origins: origin ? [origin] : [],
    chip: difference(parts),
    seen: [before, gradient],
  }
}

const MOST_LISTED = 4

/** Steps of the beat that write a parameter itself. */
const placesOf = ({ schedule, beat }: Telling): readonly number[] =>
  Array.from({ length: beat.to - beat.from }, (_, k) => beat.from + k).filter(
    (i) => schedule.cell[i] === schedule.node[i],
  )

/** The optimizer writes all parameters of a neuron, a layer or the network. */
export const tellUpdates = (t: Telling, whose: string): Account => {
  const { last } = t
  const single = tellUpdate(t, last)
  const places = placesOf(t)
  if (places.length < 2) return single
  const changes = places.slice(0, MOST_LISTED).map((i) => {
    const s = t.trace.at(i)
    return changeWords(t, quantity(s.before, 'value', s.cell), s)
  })
  const rest = places.length - changes.length
  return {
    ...single,
    heading: `Update of ${whose}`,
    sentence: say(
      `From each of the ${counted(places.length, 'parameter')} of ${whose} the optimizer subtracts η times its gradient: `,
      listed(rest > 0 ? [...changes, say(`${grouped(rest)} more`)] : changes),
      '. The next forward pass uses them.',
    ),
    chip: [],
  }
}
