import { AGREEMENT, type GradientCheck, type Verdict } from '../engine/gradient-check.ts'
import type { Graph } from '../engine/graph.ts'
import type { Notation } from './explanation.ts'
import { formatNumber } from './format.ts'
import { kinkSentence } from './kink-words.ts'
import { namesOf } from './names.ts'
import { grouped } from './sentence.ts'

/** The relative error up to which the two are said to agree. */
export const AGREES_UP_TO = AGREEMENT

/** A verdict in a few words. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  agrees: 'agrees',
  rounding: 'too small to tell',
  curvature: 'h too large to tell',
  kink: 'at a kink',
  notFinite: 'not finite',
  disagrees: 'disagrees',
}

/** Verdicts in the order in which they need looking at. */
const RANK: readonly Verdict[] = ['disagrees', 'kink', 'notFinite', 'curvature', 'rounding', 'agrees']

/** Orders checks by what needs looking at: those that do not agree first, then by relative error, the largest first. */
export const byConcern = (a: GradientCheck, b: GradientCheck): number =>
  RANK.indexOf(a.verdict) - RANK.indexOf(b.verdict) || (b.error || 0) - (a.error || 0) || a.leaf - b.leaf

const counted = (verdict: Verdict, n: number): string =>
  ({
    agrees: `${n} ${n === 1 ? 'agrees' : 'agree'}`,
    rounding: `${n} too small to tell at this h`,
    curvature: `${n} not to tell at so large an h`,
    kink: `${n} at a kink`,
    notFinite: `${n} not finite`,
    disagrees: `${n} ${n === 1 ? 'disagrees' : 'disagree'}`,
  })[verdict]

/** "8 of 8 agree; largest relative error 2.1 × 10⁻¹⁰." with what does not agree in between. */
export const checkSummary = (checks: readonly GradientCheck[]): string => {
  const of = (verdict: Verdict): readonly GradientCheck[] => checks.filter((c) => c.verdict === verdict)
  const agree = of('agrees')
  const others = RANK.filter((verdict) => verdict !== 'agrees' && of(verdict).length > 0)
  const parts = [
    `${grouped(agree.length)} of ${grouped(checks.length)} ${checks.length === 1 ? 'agrees' : 'agree'}`,
  ]
  parts.push(...others.map((verdict) => counted(verdict, of(verdict).length)))
  const largest = agree.reduce((most, { error }) => Math.max(most, error), 0)
  const error = `largest relative error${others.length > 0 ? ' among those that agree' : ''} ${formatNumber(largest)}`
  return `${parts.join(', ')}${agree.length > 0 ? `; ${error}` : ''}.`
}

const notFinite = (check: GradientCheck, output: string, leaf: string): string => {
  const { above, below, backprop, central } = check
  if (!Number.isFinite(above)) return `${output} is ${formatNumber(above)} at ${leaf} + h.`
  if (!Number.isFinite(below)) return `${output} is ${formatNumber(below)} at ${leaf} − h.`
  if (!Number.isFinite(backprop)) return `The gradient by backprop is ${formatNumber(backprop)}.`
  return `The central difference is ${formatNumber(central)}: ${output} is too large to be subtracted.`
}

/** Why a check ends as it does, a sentence or more; what agrees at a smooth place needs none. */
export const checkReasons = (graph: Graph, notation: Notation, check: GradientCheck): readonly string[] => {
  const names = namesOf(graph, notation)
  const leaf = names.text(check.leaf)
  const where = `between ${leaf} − h and ${leaf} + h`
  const kinks = check.kinks.map((kink) => kinkSentence(graph, notation, kink, where))
  const more = check.kinkCount - check.kinks.length
  if (more > 0) kinks.push(`And so do ${grouped(more)} more operations.`)
  switch (check.verdict) {
    case 'agrees':
      return kinks
    case 'rounding':
      return [
        `At this h rounding alone may change the central difference by ${formatNumber(check.rounding)}, and the two differ by no more. A larger h tells more.`,
      ]
    case 'curvature':
      return [`The curve bends too much ${where}: with a smaller h the difference falls.`]
    case 'kink':
      return [...kinks, 'The central difference mixes the slopes of both sides, so the two need not agree.']
    case 'notFinite':
      return [notFinite(check, names.output, leaf), ...kinks]
    case 'disagrees':
      return [
        `The relative error is above ${formatNumber(AGREEMENT)}, and neither rounding, nor the curve’s bend, nor a kink explains it.`,
      ]
  }
}

/** The leaves that backprop computes a gradient for, each once however often it is used: what can be checked. */
export const checkedLeaves = (graph: Graph): readonly number[] => {
  const known = leavesOf.get(graph)
  if (known) return known
  const leaves = graph.nodes.filter((n) => n.op === null && n.needsGradient).map((n) => n.id)
  leavesOf.set(graph, leaves)
  return leaves
}

const leavesOf = new WeakMap<Graph, readonly number[]>()
