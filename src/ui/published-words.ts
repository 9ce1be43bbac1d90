import type { Hue } from '../engine/formula.ts'
import { withDecimals } from '../explain/format.ts'
import { countFindings, decimalsFor, type Finding, type Verdict } from '../store/published-numbers.ts'

/** What each verdict is called, its sign in front. */
export const VERDICTS: Readonly<Record<Verdict, string>> = {
  agrees: '✓ agrees',
  recomputed: '✓ checked',
  explained: '≠ explained',
  differs: '≠ differs',
  changed: 'you changed the numbers',
  unreached: 'not reached yet',
  coming: 'on its way …',
  absent: 'not in this model',
}

/** What the verdicts on a number that is there mean. */
export const REASONS: Readonly<Partial<Record<Verdict, string>>> = {
  agrees: 'Ours rounds or truncates to the digits that the source prints',
  recomputed: 'The source does not print it; another computation in double arithmetic gives the same',
  explained: 'Ours follows the rule that the source states; the difference is explained below',
  differs: 'Ours follows the rule that the source states',
}

/** How many have been reached, and how many of those agree: `12 of 38 reached, all agree`. */
export const countWords = (findings: readonly Finding[]): string => {
  const { total, reached, of } = countFindings(findings)
  const agree = of('agrees', 'recomputed')
  const agreeing = reached === 0 ? '' : `, ${agree === reached ? 'all' : agree} agree`
  return total === 0 ? '' : `${reached} of ${total} reached${agreeing}`
}

/** The hue of what a row is about. */
export const hueOf = ({ row, compiled, node }: Finding): Hue => {
  const { kind } = row.probe
  if (kind === 'gradient' || kind === 'contribution') return 'gradient'
  return kind === 'value' && compiled.graph.nodes[node]?.trainable === true ? 'update' : 'value'
}

/** A text in two parts: what it begins with like another, and the rest. */
export type Parted = readonly [same: string, rest: string]

const parted = (text: string, other: string): Parted => {
  let at = 0
  while (at < text.length && text[at] === other[at]) at++
  return [text.slice(0, at), text.slice(at)]
}

/** The printed digits and ours as shown; where they disagree, parted at the first digit that does. */
export const digitsOf = ({ row, value, verdict }: Finding): { printed: Parted; ours: Parted } => {
  const printed = (row.printed ?? '').replace('-', '−')
  const ours = value === null ? '' : withDecimals(value, decimalsFor(row))
  if (verdict !== 'explained' && verdict !== 'differs') return { printed: [printed, ''], ours: [ours, ''] }
  return { printed: parted(printed, ours), ours: parted(ours, printed) }
}
