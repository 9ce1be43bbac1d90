import { type Formula, joined, op, row, text } from '../engine/formula.ts'
import type { Step } from '../engine/step.ts'
import { tellApply } from './apply.ts'
import { productOf, pullParts } from './pull-parts.ts'
import { beforeOf } from './reason.ts'
import { capital, counted, countWord, equals, inFormula, listed, relation, say } from './sentence.ts'
import { type Account, arrivals, generalAccount, stepsOf, type Telling, written } from './telling.ts'
import { tellUpdate } from './update.ts'
import { isPlain } from './updated.ts'

const MOST_SHOWN = 4

/** Lines of a formula as one. */
const inOneLine = (lines: readonly Formula[]): Formula =>
  row(...lines.flatMap((f) => (f.t === 'row' ? f.items : [f])))

/** The first things and the last one, with ⋮ between them where there are too many. */
const linesOf = <T>(things: readonly T[], lines: (thing: T) => readonly Formula[]): readonly Formula[] =>
  things.length <= MOST_SHOWN
    ? things.flatMap(lines)
    : [...things.slice(0, 2).flatMap(lines), text('⋮'), ...lines(things.at(-1)!)]

const named = (things: readonly (readonly ReturnType<typeof say>[number][])[]) =>
  things.length <= MOST_SHOWN
    ? listed(things)
    : listed([...things.slice(0, 2), say(`${things.length - 2} more`)])

/** Operations of one rank fire: each with its numbers. */
const tellForwardRank = (t: Telling, fired: readonly Step[]): Account =>
  generalAccount(
    t,
    `${capital(countWord(fired.length))} operations fire`,
    say(
      named(fired.map((s) => say(t.names.text(s.node)))),
      ' need nothing but what is there, so the order among them does not matter: ',
      named(fired.map((s) => say(t.names.text(s.node), equals(written(t, s))))),
      '.',
    ),
    linesOf(fired, (s) => [inOneLine(tellApply(t, s).formula.lines)]),
  )

/** `= 2 × 3 + 4 × 5 = 26`: what arrived at one node, and what was there before. */
const arrived = (t: Telling, pulls: readonly Step[]): Formula => {
  const first = pulls[0]!
  const last = pulls.at(-1)!
  const soFar = arrivals(t, first).arrived > 1 || first.before !== 0
  const products = pulls.map((s, i) => productOf(pullParts(t, s, true), i === 0 && !soFar))
  const q = written(t, last)
  const { arrived: count, total } = arrivals(t, last)
  return row(
    t.names.gradientSymbol(last.node),
    op('='),
    joined('+', soFar ? [inFormula(beforeOf(first)), ...products] : products),
    op(relation(q.value)),
    inFormula(q),
    ...(count < total ? [text(` (${count} of ${total})`)] : []),
  )
}

/** Operations of one rank send their gradients back: each with its contributions. */
const tellBackwardRank = (t: Telling, pulls: readonly Step[]): Account => {
  const byNode = new Map<number, Step[]>()
  for (const pull of pulls) {
    const list = byNode.get(pull.node)
    if (list) list.push(pull)
    else byNode.set(pull.node, [pull])
  }
  const into = [...byNode.values()]
  const from = [...new Set(pulls.map((s) => t.graph.consumer[s.edge]!))]
  return generalAccount(
    t,
    from.length === 1
      ? `${t.names.text(from[0]!)} sends gradients back`
      : `${capital(countWord(from.length))} operations, backward`,
    say(
      named(from.map((n) => say(t.names.text(n)))),
      from.length === 1 ? ' multiplies its gradient' : ' multiply their gradients',
      ` by the local derivatives: ${counted(pulls.length, 'contribution')} to `,
      named(into.map((s) => say(t.names.gradient(s[0]!.node)))),
      '.',
    ),
    linesOf(into, (s) => [arrived(t, s)]),
  )
}

/** A rank of a plain expression in one go; `own` is what is told of its last step alone. */
export const tellRank = (t: Telling, own: Account): Account => {
  const steps = stepsOf(t)
  const { kind } = t.last
  const same = steps.filter((s) => s.kind === (kind === 'carry' ? 'apply' : kind))
  if (same.length < 2) return own
  if (kind === 'pull') return tellBackwardRank(t, same)
  if (kind !== 'update') return tellForwardRank(t, same)
  if (!isPlain(t.schedule)) return own
  return generalAccount(
    t,
    own.heading,
    own.sentence,
    linesOf(same, (s) => [inOneLine(tellUpdate(t, s).formula.lines)]),
  )
}
