import type { Step } from '../engine/step.ts'
import type { Piece } from './explanation.ts'
import { isLiteral } from './formula-text.ts'
import { branchOf, probabilityOf } from './loss-words.ts'
import { derivativeFormula } from './operation.ts'
import { plainReason } from './plain-reason.ts'
import type { PullParts } from './pull-parts.ts'
import { inFormula, quantity, say, spelled } from './sentence.ts'
import { cellNow, sourcesOf, type Telling } from './telling.ts'

/** What had arrived at a gradient before this step. */
export const beforeOf = (step: Step) => quantity(step.before, 'gradient')

/** Why the local derivative is what it is, as far as a few words can say it. */
export const reason = (
  t: Telling,
  { consumer, source, slot }: Pick<PullParts, 'consumer' | 'source' | 'slot'>,
): readonly Piece[] => {
  const { graph, names } = t
  const { op: operation, tag } = graph.nodes[consumer]!
  const others = sourcesOf(graph, consumer)
  if (tag?.role === 'activation') return say(`: the slope of ${operation?.noun} at z = `, cellNow(t, source))
  if (tag === null) return plainReason(t, { consumer, source, slot })
  if (tag.role === 'logSumExp') return say(`: ${names.text(probabilityOf(graph, source))}`)
  if (operation?.name === 'mul') return say(`: ${names.thing(others[1 - slot]!)}`)
  if (tag.role === 'term' && operation) {
    if (operation.name === 'squaredError' || operation.name === 'halfSquaredError')
      return say(
        `: ${names.short(others[slot]!)} − ${names.short(others[1 - slot]!)}${operation.name === 'squaredError' ? ', times 2' : ''}`,
      )
    const numbers = others.map((s) => cellNow(t, s))
    const slope = derivativeFormula(operation, slot, numbers.map(inFormula), inFormula(cellNow(t, consumer)))
    const part = branchOf(
      operation,
      slope,
      numbers.map((q) => q.value),
    )
    return part.t === 'num' && isLiteral(part) ? [] : say(': ', spelled(part))
  }
  return []
}
