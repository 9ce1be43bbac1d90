import type { Step } from '../engine/step.ts'
import type { Piece } from './explanation.ts'
import { kinkOf } from './kink.ts'
import { remarkOn } from './non-finite.ts'
import { type PullParts, pullParts } from './pull-parts.ts'
import { additionSentence, chainSentence } from './pull-sentence.ts'
import { accumulates, pulled } from './pulled.ts'
import { beforeOf } from './reason.ts'
import { grouped, say } from './sentence.ts'
import { type Account, arrivals, type Telling } from './telling.ts'

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
  const { arrived, total } = arrivals(t, step)
  const adds = total > 1 || accumulates(step, arrived)
  return {
    ...pulled(t, step, fold),
    heading: headingOf(t.names.gradient(step.node), arrived, total),
    sentence: say(
      adds ? additionSentence(t, parts, arrived, total) : chainSentence(t, parts),
      kinkOf(t, parts.consumer),
      remark(parts),
    ),
  }
}
