import { type Graph, gradientCell } from '../engine/graph.ts'
import type { PathsAnswer, PathTerm } from '../engine/paths.ts'
import type { Moment, Piece } from './explanation.ts'
import { formatNumber } from './format.ts'
import { sentenceText } from './formula-text.ts'
import { type Names, namesOf } from './names.ts'
import { addsToOthers } from './path-words.ts'
import { enclosed, quantity, relation, say } from './sentence.ts'
import { hueOf } from './telling.ts'

/** One factor of a path as people read it: where it leads, and the number, with its sign `×` where one stands before it. */
export interface Hop {
  /** `→ z of o₁`, or `∂E/∂z of o₁` for a gradient that is known. */
  readonly name: string
  /** What the number is: `∂z of o₁ / ∂w₅`. */
  readonly means: string
  readonly pieces: readonly Piece[]
}

/** A path as people read it. */
export interface PathLine {
  readonly start: string
  /** The factors; null stands for those left out of a long one. */
  readonly hops: readonly (Hop | null)[]
  readonly leftOut: number
  readonly relation: '=' | '≈'
  readonly product: number
  /** All of it on one line: `w₅ → z of o₁ → a of o₁ → E: 0.5933 × 0.1868 × 0.7414 ≈ 0.08217`. */
  readonly text: string
}

/** Of longer paths this many factors are shown at both ends. */
const MOST_HOPS = 16
const AT_ENDS = 6

const shortened = <T>(all: readonly T[]): readonly (T | null)[] =>
  all.length <= MOST_HOPS ? all : [...all.slice(0, AT_ENDS), null, ...all.slice(-AT_ENDS)]

const hopsOf = (graph: Graph, names: Names, answer: PathsAnswer, term: PathTerm): readonly Hop[] => {
  const { node, seed } = answer
  const hops: Hop[] = []
  const add = (name: string, means: string, value: ReturnType<typeof quantity>): void => {
    const sign = hops.length === 0 ? '' : '× '
    hops.push({ name, means, pieces: say(sign, hops.length === 0 ? value : enclosed(value)) })
  }
  let from = node
  for (const { to, local, cell } of term.links) {
    add(
      `→ ${names.text(to)}`,
      `∂${names.text(to)} / ∂${names.text(from)}`,
      quantity(local, hueOf(graph, cell), cell),
    )
    from = to
  }
  if (term.end !== graph.output || seed !== 1 || hops.length === 0) {
    const name = names.gradient(term.end)
    // The cell holds what samples before have left as well.
    if (term.end === node && addsToOthers(answer))
      add(`added to ${name}`, 'what this sample adds', quantity(term.upstream, 'gradient', -1))
    else add(name, 'upstream gradient', quantity(term.upstream, 'gradient', gradientCell(graph, term.end)))
  }
  return hops
}

/** The terms of an answer as lines to read, in their order. */
export const pathLines = (moment: Moment, answer: PathsAnswer): readonly PathLine[] => {
  const { graph, notation } = moment
  const names = namesOf(graph, notation)
  const start = names.text(answer.node)
  return answer.shown.map((term): PathLine => {
    const hops = hopsOf(graph, names, answer, term)
    const kept = shortened(hops)
    const sign = relation(term.product)
    const route = kept.map((hop) => (hop === null ? '→ …' : hop.name)).filter((name) => name.startsWith('→'))
    const factors = kept.map((hop) => (hop === null ? '× …' : sentenceText(hop.pieces))).join(' ')
    const isResult = hops.length === 1
    return {
      start,
      hops: kept,
      leftOut: hops.length - kept.filter((hop) => hop !== null).length,
      relation: sign,
      product: term.product,
      text: `${[start, ...route].join(' ')}: ${factors}${isResult ? '' : ` ${sign} ${formatNumber(term.product)}`}`,
    }
  })
}
