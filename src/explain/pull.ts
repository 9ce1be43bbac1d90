import { brace, op, row } from '../engine/formula.ts'
import type { Graph } from '../engine/graph.ts'
import type { Step } from '../engine/step.ts'
import type { Origin, Piece } from './explanation.ts'
import { kinkOf } from './kink.ts'
import { remarkOn } from './non-finite.ts'
import { originOfGradient, originOfLocal } from './origins.ts'
import { type PullParts, productOf, pullParts } from './pull-parts.ts'
import { countWord, equals, inFormula, quantity, say, times } from './sentence.ts'
import {
  type Account,
  arrivals,
  cellNow,
  formulaOf,
  sourcesOf,
  type Telling,
  writerOf,
  written,
} from './telling.ts'

/** Why the local derivative is what it is, as far as a few words can say it. */
const reason = (t: Telling, { consumer, source, slot }: PullParts): readonly Piece[] => {
  const { graph, names } = t
  const { op: operation, tag } = graph.nodes[consumer]!
  const others = sourcesOf(graph, consumer)
  if (tag?.role === 'activation') return say(`: the slope of ${operation?.noun} at z = `, cellNow(t, source))
  if (operation?.name === 'sum') return say(': a sum changes one-for-one with each of its parts')
  if (operation?.name === 'mul') return say(`: ${names.thing(others[1 - slot]!)}`)
  if (tag?.role === 'term')
    return say(
      `: ${names.short(others[slot]!)} − ${names.short(others[1 - slot]!)}${operation?.name === 'squaredError' ? ', times 2' : ''}`,
    )
  return []
}

const rates = (t: Telling, parts: PullParts): readonly Piece[] => {
  const { names } = t
  const { upstreamNode, source, upstream, local } = parts
  return say(
    `Near this point ${names.output} changes at rate `,
    upstream,
    ` with ${names.text(upstreamNode)} (upstream), and ${names.short(upstreamNode)} changes at rate `,
    local,
    ` with ${names.thing(source)} (local derivative`,
    reason(t, parts),
    ').',
  )
}

const use = (graph: Graph, node: number, total: number): string => {
  const { tag } = graph.nodes[node]!
  if (tag?.role === 'activation') return `feeds ${countWord(total)} neurons`
  return tag
    ? `is used in ${countWord(total)} neurons`
    : `is used ${total === 2 ? 'twice' : `${countWord(total)} times`}`
}

/** Where the contributions came from that are there already. */
const earlier = (t: Telling, step: Step, arrived: number, total: number): string => {
  if (arrived === 1) return 'from the samples before'
  if (arrived < total) return 'so far'
  if (arrived > 2) return 'from the others'
  const before = writerOf(t, step.cell, step.index)
  return before?.kind === 'pull' ? `from ${t.names.owner(t.graph.consumer[before.edge]!)}` : 'so far'
}

const addition = (t: Telling, parts: PullParts, arrived: number, total: number): readonly Piece[] => {
  const { step, source, consumer, upstream, local, contribution } = parts
  const isActivation = t.graph.nodes[source]!.tag?.role === 'activation'
  const subject = isActivation ? t.names.owner(source) : t.names.text(source)
  const gradient = isActivation ? t.names.gradientShort(source) : t.names.gradient(source)
  const result = written(t, step)
  const head =
    total > 1
      ? say(`${subject} ${use(t.graph, source, total)}, so ${countWord(total)} contributions add. `)
      : []
  const from = say(`From ${t.names.owner(consumer)}: `, times(upstream, local), equals(contribution), '.')
  if (arrived === 1 && step.before === 0)
    return say(head, from, ` That is the first of ${countWord(total)}: ${gradient} is not complete yet.`)
  const sum = say(
    ' With ',
    beforeOf(step),
    ` ${earlier(t, step, arrived, total)}: ${gradient}`,
    equals(result),
    '.',
  )
  return say(head, from, sum, arrived < total ? ` That is ${arrived} of ${total}.` : '')
}

const beforeOf = (step: Step) => quantity(step.before, 'gradient')

const accumulates = (step: Step, arrived: number): boolean => arrived > 1 || step.before !== 0

const formula = (t: Telling, parts: PullParts, arrived: number): Account['formula'] => {
  const { step, source, upstreamSymbol, localSymbol } = parts
  const adds = accumulates(step, arrived)
  const chain = [brace(upstreamSymbol, 'upstream'), op('×'), brace(localSymbol, 'local derivative')]
  const soFar = brace(t.names.gradientSymbol(source, 'gradient'), arrived === 1 ? 'samples before' : 'so far')
  return formulaOf(
    row(t.names.gradientSymbol(source), op('='), ...(adds ? [soFar, op('+')] : []), ...chain),
    adds ? row(inFormula(beforeOf(step)), op('+'), productOf(parts, false)) : productOf(parts),
    written(t, step),
  )
}

/** Where the two factors of a pull come from. */
export const originsOf = (t: Telling, parts: PullParts): readonly Origin[] =>
  [originOfGradient(t, parts.upstreamNode, parts.step.index), originOfLocal(t, parts)].filter(
    (o) => o !== null,
  )

/** The chain rule along one edge: upstream × local derivative, added to what has arrived. */
export const tellPull = (t: Telling, step: Step, fold: boolean): Account => {
  const { names } = t
  const parts = pullParts(t, step, fold)
  const { upstream, local, contribution } = parts
  const { arrived, total } = arrivals(t, step)
  const result = written(t, step)
  const several = total > 1 || accumulates(step, arrived)
  const gradient = names.gradient(step.node)
  const isZero = contribution.value === 0 && !several
  return {
    heading: several && total > 1 ? `${gradient}: ${arrived} of ${total}` : `${gradient} by the chain rule`,
    sentence: say(
      several
        ? addition(t, parts, arrived, total)
        : say(rates(t, parts), ` Multiplied: ${gradient}`, equals(result), '.'),
      isZero
        ? ` One factor is 0, so near this point ${names.thing(step.node)} does not change ${names.output}.`
        : '',
      kinkOf(t, parts.consumer),
      remarkOn({
        result: step.after,
        ...(Number.isFinite(contribution.value)
          ? { terms: [beforeOf(step), contribution] }
          : { factors: [upstream, local] }),
      }),
    ),
    formula: formula(t, parts, arrived),
    origins: originsOf(t, parts),
    chip: times(upstream, local),
    seen: [upstream, local],
  }
}
