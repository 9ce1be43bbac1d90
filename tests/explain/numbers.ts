import type { Explanation, Moment, Piece } from '../../src/explain/explanation.ts'
import { isLiteral, numbersOf } from '../../src/explain/formula-text.ts'

interface Shown {
  readonly value: number
  readonly cell: number
}

const inPieces = (pieces: readonly Piece[]): readonly Shown[] => pieces.filter((p) => p.t === 'number')

/** Every number an explanation shows that is not a constant of a formula, such as the 2 of x². */
export const shownNumbers = (e: Explanation): readonly Shown[] => [
  ...inPieces(e.sentence),
  ...inPieces(e.chip),
  ...inPieces(e.boundary ?? []),
  ...(e.formula
    ? [e.formula.result, ...numbersOf(e.formula.numbers), ...e.formula.lines.flatMap(numbersOf)]
    : []
  ).filter((n) => !('t' in n) || !isLiteral(n)),
]

/** As `shownNumbers`, of what unfolds under "where does it come from?". */
export const originNumbers = (e: Explanation): readonly Shown[] =>
  e.origins.flatMap((o) => [
    { value: o.value, cell: -1 },
    ...inPieces(o.sentence),
    ...numbersOf(o.numbers).filter((n) => !isLiteral(n)),
  ])

const same = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b))

/** Numbers a beat may show: factors of its steps and what stood in a cell before and after one. */
const numbersOfSteps = ({ trace }: Moment, from: number, to: number): ReadonlySet<number> => {
  const numbers = new Set<number>()
  const first = new Map<number, number>()
  for (let i = from; i < to; i++) {
    const step = trace.at(i)
    // The sum with 0 makes −0 and 0 one number, as they print alike.
    for (const x of [step.before, step.after, ...step.factors.map((f) => f.value)]) numbers.add(x + 0)
    // How far a number went that is printed as it was.
    if (!first.has(step.cell)) first.set(step.cell, step.before)
    numbers.add(Math.abs(step.after - first.get(step.cell)!))
  }
  return numbers
}

/** Whether a cell has ever held this number in the steps before a place. */
const hasHeld = ({ trace, schedule }: Moment, cell: number, value: number, until: number): boolean => {
  const { columns } = trace
  if (same(columns.initial[cell]! + 0, value)) return true
  const { firstWrite, writeStep } = schedule
  for (let w = firstWrite[cell]!; w < firstWrite[cell + 1]! && writeStep[w]! < until; w++)
    if (same(columns.after[writeStep[w]!]! + 0, value)) return true
  return false
}

/** The numbers shown that the cell they are tied to never held or, without a cell, are not numbers of the beat's steps. */
export const strangers = (moment: Moment, shown: readonly Shown[], wholeTrace = false): readonly Shown[] => {
  const { beat } = moment
  if (!beat) return shown
  const known = numbersOfSteps(moment, wholeTrace ? 0 : beat.from, beat.to)
  return shown.filter(({ value, cell }) =>
    cell >= 0 ? !hasHeld(moment, cell, value, beat.to) : !known.has(value),
  )
}
