import { brace, op, row } from '../engine/formula.ts'
import type { Step } from '../engine/step.ts'
import type { Origin, Piece } from './explanation.ts'
import { kinkOf } from './kink.ts'
import { remarkOn } from './non-finite.ts'
import { originOfGradient, originOfLocal } from './origins.ts'
import { type PullParts, productOf, pullParts } from './pull-parts.ts'
import { additionSentence, beforeOf, chainSentence } from './pull-sentence.ts'
import { grouped, inFormula, say, times } from './sentence.ts'
import { type Account, arrivals, formulaOf, type Telling, written } from './telling.ts'

const accumulates = (step: Step, arrived: number): boolean => arrived > 1 || step.before !== 0

const formula = (t: Telling, parts: PullParts, arrived: number): Account['formula'] => {
  const { step, source, upstreamSymbol, localSymbol } = parts
  const adds = accumulates(step, arrived)
  const chain = [brace(upstreamSymbol, 'upstream'), op('×'), brace(localSymbol, 'local derivative')]
  const soFar = brace(t.names.gradientSymbol(source, 'gradient'), 'so far')
  return formulaOf(
    row(t.names.gradientSymbol(source), op('='), ...(adds ? [soFar, op('+')] : []), ...chain),
    adds ? row(inFormula(beforeOf(step)), op('+'), productOf(parts, false)) : productOf(parts),
    written(t, step),
  )
}

/** Where the two factors of a pull come from. */
const originsOf = (t: Telling, parts: PullParts): readonly Origin[] =>
  [originOfGradient(t, parts.upstreamNode, parts.step.index), originOfLocal(t, parts)].filter(
    (o) => o !== null,
  )

const remark = ({ step, upstream, local, contribution }: PullParts): readonly Piece[] => {
  const before = beforeOf(step)
  if (Number.isNaN(contribution.value))
    return remarkOn({ result: step.after, factors: [upstream, local], derivative: local })
  if (Number.isNaN(step.after)) return remarkOn({ result: step.after, terms: [before, contribution] })
  return remarkOn({ result: step.after, operands: [upstream, local, before], derivative: local })
}

const headingOf = (gradient: string, arrived: number, total: number): string => {
  if (total > 1) return `${gradient}, ${grouped(arrived)} of ${grouped(total)}`
  return gradient.includes(' ') ? `${gradient}: chain rule` : `${gradient} by the chain rule`
}

/** The chain rule along one edge: upstream × local derivative, added to what has arrived. */
export const tellPull = (t: Telling, step: Step, fold: boolean): Account => {
  const parts = pullParts(t, step, fold)
  const { upstream, local } = parts
  const { arrived, total } = arrivals(t, step)
  const gradient = t.names.gradient(step.node)
  const adds = total > 1 || accumulates(step, arrived)
  return {
    heading: headingOf(gradient, arrived, total),
    sentence: say(
      adds ? additionSentence(t, parts, arrived, total) : chainSentence(t, parts),
      kinkOf(t, parts.consumer),
      remark(parts),
    ),
    formula: formula(t, parts, arrived),
    origins: originsOf(t, parts),
    chip: times(upstream, local),
    seen: [upstream, local],
  }
}
