import type { Piece } from './explanation.ts'
import { isLiteral } from './formula-text.ts'
import { derivativeFormula } from './operation.ts'
import type { PullParts } from './pull-parts.ts'
import { equals, inFormula, say, spelled } from './sentence.ts'
import { cellNow, sourcesOf, type Telling, written } from './telling.ts'

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

/** A difference or a negative passes its gradient on as it is, or with its sign turned. */
const signed = (t: Telling, { consumer, source, upstream, local, step }: PullParts): readonly Piece[] => {
  const { names, graph } = t
  const turns = local.value < 0
  const what =
    graph.nodes[consumer]!.op!.name === 'neg' ? `the negative of ${names.text(source)}` : 'a difference'
  return say(
    `${names.text(consumer)} is ${what}: it `,
    turns
      ? `falls one-for-one as ${names.text(source)} rises`
      : `changes one-for-one with ${names.text(source)}`,
    ' (local derivative ',
    local,
    '). So its gradient ',
    upstream,
    ` (upstream) passes on ${turns ? 'with its sign turned' : 'unchanged'}: ${names.gradient(source)}`,
    equals(written(t, step)),
    '.',
  )
}

/** A maximum or minimum passes its gradient on to the operand that it is, and nothing to the others. */
const routed = (t: Telling, { consumer, source, upstream, local, step }: PullParts): readonly Piece[] => {
  const { names, graph } = t
  const operation = graph.nodes[consumer]!.op!
  const m = names.text(consumer)
  const x = names.text(source)
  const result = say(`: ${names.gradient(source)}`, equals(written(t, step)), '.')
  if (local.value === 1)
    return say(
      `${m} is ${operation.noun} of its numbers, and that is ${x}: near this point they change together (local derivative `,
      local,
      `). So ${operation.name} passes its whole gradient `,
      upstream,
      ` (upstream) on to ${x}`,
      result,
    )
  return say(
    `${m} is ${operation.noun} of its numbers, and that is not ${x}: near this point ${x} does not change ${m} (local derivative `,
    local,
    '). So nothing of the gradient ',
    upstream,
    ` (upstream) is passed to ${x}`,
    result,
  )
}

/** The chain rule along an edge where the operation treats a gradient in a way that has words of its own, else null. */
export const plainChain = (t: Telling, parts: PullParts): readonly Piece[] | null => {
  const { name } = t.graph.nodes[parts.consumer]!.op!
  if (name === 'sub' || name === 'neg') return signed(t, parts)
  const local = parts.local.value
  if ((name === 'max' || name === 'min') && (local === 0 || local === 1)) return routed(t, parts)
  return null
}
