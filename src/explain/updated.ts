import { brace, op, row, sym } from '../engine/formula.ts'
import type { Schedule } from '../engine/schedule.ts'
import type { Step } from '../engine/step.ts'
import type { Piece } from './explanation.ts'
import { formatNumber } from './format.ts'
import { originOfGradient } from './origins.ts'
import {
  closed,
  counted,
  enclosed,
  grouped,
  inFormula,
  listed,
  type Quantity,
  quantity,
  say,
} from './sentence.ts'
import { type Account, factor, formulaOf, type Telling, type Wordless, written } from './telling.ts'

/** Whether updates are those of plain SGD: one write each, p − η·g. */
export const isPlain = ({ optimizer }: Schedule): boolean => optimizer.writes.length === 1

/** Whether two numbers that differ are printed alike. */
export const isHidden = (before: number, after: number): boolean =>
  before !== after && formatNumber(before) === formatNumber(after)

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

/** The numbers of an update: p − η·g. */
interface UpdateParts {
  readonly before: Quantity
  readonly rate: Quantity
  readonly gradient: Quantity
}

/** The numbers of an update. */
export const updateParts = (step: Step): UpdateParts => {
  const gradient = factor(step, 'gradient')
  return {
    before: quantity(step.before, 'value', step.cell),
    rate: quantity(factor(step, 'learningRate').value, 'ink'),
    gradient: quantity(gradient.value, 'gradient', gradient.cell),
  }
}

/** `0.4 − 0.5 × 0.08217`. */
export const difference = ({ before, rate, gradient }: UpdateParts): readonly Piece[] =>
  say(before, ' − ', enclosed(rate), ' × ', enclosed(gradient))

/** The optimizer writes one parameter, but for the words: w ← w − η·∂E/∂w. */
export const updated = (t: Telling, step: Step): Wordless => {
  const { names } = t
  const parts = updateParts(step)
  const { before, rate, gradient } = parts
  const origin = originOfGradient(t, step.node, step.index)
  return {
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
      written(t, step),
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

/** The optimizer writes several parameters, of a neuron, a layer or the network; null where it writes one. */
export const tellSeveral = (t: Telling, whose: string): Account | null => {
  const places = placesOf(t)
  if (places.length < 2) return null
  const changes = places.slice(0, MOST_LISTED).map((i) => {
    const s = t.trace.at(i)
    return changeWords(t, quantity(s.before, 'value', s.cell), s)
  })
  const rest = places.length - changes.length
  return {
    ...updated(t, t.last),
    heading: `Update of ${whose}`,
    sentence: say(
      `From each of the ${counted(places.length, 'parameter')} of ${whose} the optimizer subtracts η times its gradient: `,
      listed(rest > 0 ? [...changes, say(`${grouped(rest)} more`)] : changes),
      '. The next forward pass uses them.',
    ),
    chip: [],
  }
}
