import type { Piece } from './explanation.ts'
import type { PullParts } from './pull-parts.ts'
import { equals, say } from './sentence.ts'
import { type Telling, written } from './telling.ts'

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
