import type { Piece } from './explanation.ts'
import { isLiteral } from './formula-text.ts'
import { derivativeFormula } from './operation.ts'
import type { PullParts } from './pull-parts.ts'
import { equals, inFormula, say, spelled } from './sentence.ts'
import { cellNow, sourcesOf, type Telling } from './telling.ts'

/** The local derivative with the numbers put in, such as −1/1.368². */
const derivativeWords = (t: Telling, consumer: number, slot: number): readonly Piece[] => {
  const operation = t.graph.nodes[consumer]!.op!
  const numbers = sourcesOf(t.graph, consumer).map((s) => inFormula(cellNow(t, s)))
  const formula = derivativeFormula(operation, slot, numbers, inFormula(cellNow(t, consumer)))
  return formula.t === 'num' && isLiteral(formula) ? [] : spelled(formula)
}

/** Why an operation of a plain expression has this local derivative, in a few words after a colon. */
export const plainReason = (
  t: Telling,
  { consumer, source, slot }: Pick<PullParts, 'consumer' | 'source' | 'slot'>,
): readonly Piece[] => {
  const { graph, names } = t
  const operation = graph.nodes[consumer]!.op!
  if (operation.name === 'mul') {
    const other = sourcesOf(graph, consumer)[1 - slot]!
    const name = graph.nodes[other]!.needsGradient ? `, ${names.text(other)}` : ''
    return say(`: the other factor${name}`)
  }
  if (operation.name === 'max' || operation.name === 'min') return []
  if (operation.name === 'exp')
    return say(`: ${names.text(consumer)} itself, since the exponential is its own derivative`)
  const formula = derivativeWords(t, consumer, slot)
  if (operation.curve)
    return say(
      `: the slope of ${operation.noun} at ${names.text(source)}`,
      equals(cellNow(t, source)),
      ...(formula.length > 0 ? [', ', formula] : []),
    )
  return formula.length > 0 ? say(': ', formula) : []
}
