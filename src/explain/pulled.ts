import { brace, op, row } from '../engine/formula.ts'
import type { Step } from '../engine/step.ts'
import type { Origin } from './explanation.ts'
import { originOfGradient, originOfLocal } from './origins.ts'
import { type PullParts, productOf, pullParts } from './pull-parts.ts'
import { beforeOf } from './reason.ts'
import { inFormula, times } from './sentence.ts'
import { type Account, arrivals, formulaOf, type Telling, type Wordless, written } from './telling.ts'

/** Whether a pull adds to what has arrived. */
export const accumulates = (step: Step, arrived: number): boolean => arrived > 1 || step.before !== 0

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

/** The chain rule along one edge but for its words: upstream × local derivative, added to what has arrived. */
export const pulled = (t: Telling, step: Step, fold: boolean): Wordless => {
  const parts = pullParts(t, step, fold)
  const { upstream, local } = parts
  return {
    formula: formula(t, parts, arrivals(t, step).arrived),
    origins: originsOf(t, parts),
    chip: times(upstream, local),
    seen: [upstream, local],
  }
}
