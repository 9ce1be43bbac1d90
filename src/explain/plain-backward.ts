import { op, row } from '../engine/formula.ts'
import type { Step } from '../engine/step.ts'
import type { Piece } from './explanation.ts'
import { kinkOf } from './kink.ts'
import { tellPull } from './pull.ts'
import { type PullParts, productOf, pullParts } from './pull-parts.ts'
import { beforeOf } from './reason.ts'
import { equals, grouped, inFormula, listed, relation, say } from './sentence.ts'
import { type Account, arrivals, type Telling, written } from './telling.ts'

const MOST_LISTED = 4

/** `∂f/∂w₁ ≈ −0.3932`, and how far it has come where contributions are missing. */
const received = (t: Telling, { step }: PullParts): readonly Piece[] => {
  const { arrived, total } = arrivals(t, step)
  return say(
    t.names.gradient(step.node),
    equals(written(t, step)),
    arrived < total ? ` (${grouped(arrived)} of ${grouped(total)})` : '',
  )
}

/** What an operation does with its gradient, before the list of who gets what. */
const treatment = (t: Telling, parts: readonly PullParts[]): readonly Piece[] => {
  const { graph, names } = t
  const { consumer, upstream } = parts[0]!
  const operation = graph.nodes[consumer]!.op!
  const f = names.text(consumer)
  const gradient = say('its gradient ', upstream, ' (upstream)')
  const whole = parts.find(({ local }) => local.value === 1)
  const routes = whole !== undefined && parts.every(({ local }) => local.value === 0 || local.value === 1)
  switch (operation.name) {
    case 'sum':
      return say(`${f} is a sum: `, gradient, ' goes on unchanged to each of its numbers: ')
    case 'mul':
      return say(`${f} is a product: `, gradient, ' times the other factor goes to each factor: ')
    case 'sub':
      return say(
        `${f} is a difference: `,
        gradient,
        ` goes on unchanged to ${names.text(parts[0]!.source)} and with its sign turned to ${names.text(parts[1]!.source)}: `,
      )
    case 'max':
    case 'min':
      if (routes)
        return say(
          `${f} is ${operation.noun} of its numbers, and that is ${names.text(whole.source)}: all of `,
          gradient,
          ' goes there, and nothing elsewhere: ',
        )
      break
  }
  return say(
    `Near this point ${names.output} changes at rate `,
    upstream,
    ` with ${f} (upstream). Times each local derivative: `,
  )
}

/** One line of the formula per gradient: `∂f/∂w₁ = 0.1966 × (−2) ≈ −0.3932`. */
const lineOf = (t: Telling, parts: PullParts, inline: boolean) => {
  const { step } = parts
  const result = written(t, step)
  return row(
    inline ? t.names.gradientInline(step.node) : t.names.gradientSymbol(step.node),
    op('='),
    ...(step.before === 0
      ? [productOf(parts)]
      : [inFormula(beforeOf(step)), op('+'), productOf(parts, false)]),
    op(relation(result.value)),
    inFormula(result),
  )
}

/** An operation of a plain expression passes its gradient to everything it was computed from. */
export const tellPlainBackward = (t: Telling, pulls: readonly Step[]): Account => {
  const last = pulls.at(-1)!
  const own = tellPull(t, last, false)
  const nodes = new Map(pulls.map((step) => [step.node, step]))
  if (nodes.size < 2 || own.formula === null) return own
  const parts = [...nodes.values()].map((step) => pullParts(t, step, false)).sort((a, b) => a.slot - b.slot)
  const told = parts.slice(0, MOST_LISTED).map((p) => received(t, p))
  const rest = parts.length - told.length
  return {
    ...own,
    heading: `${t.names.text(parts[0]!.consumer)} sends gradients back`,
    sentence: say(
      treatment(t, parts),
      listed(rest > 0 ? [...told, say(`${grouped(rest)} more`)] : told),
      '.',
      kinkOf(t, parts[0]!.consumer),
    ),
    formula: {
      ...own.formula,
      lines: parts.slice(0, MOST_LISTED).map((p) => lineOf(t, p, parts.length > 2)),
      summary: true,
    },
    seen: [parts[0]!.upstream, ...parts.map(({ local }) => local)],
  }
}
