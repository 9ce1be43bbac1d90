import type { PathsAnswer } from '../engine/paths.ts'
import { countOf, countText } from './count-text.ts'
import type { Moment } from './explanation.ts'
import { namesOf } from './names.ts'
import { gradientSource } from './path-words.ts'
import { relation } from './sentence.ts'

/** One line of the sum over paths. */
export interface SumRow {
  readonly words: string
  readonly relation: '=' | '≈'
  readonly value: number
}

const row = (words: string, value: number): SumRow => ({ words, relation: relation(value), value: value + 0 })

const sameness = (sum: number, gradient: number): string => {
  if (Object.is(sum + 0, gradient + 0)) return 'equal to '
  return Number.isFinite(sum) && Number.isFinite(gradient) ? 'equal up to rounding to ' : 'beside it '
}

/** The sum over the terms, what those left out add, and the gradient that all add up to. */
export const sumRows = (moment: Moment, answer: PathsAnswer): readonly SumRow[] => {
  const { shown, terms, sum, rest, gradient, paths } = answer
  const name = namesOf(moment.graph, moment.notation).gradient(answer.node)
  const source = gradientSource(moment, answer)
  if (terms === 0n) return []
  if (terms === 1n) return [row(`This is ${name}, ${source}`, gradient)]
  const noun = terms === paths ? 'path' : 'term'
  const count = BigInt(shown.length)
  if (terms > count)
    return [
      row(`The ${countOf(count, noun)} above add`, sum),
      row(`and ${countText(terms - count)} more, which add the rest`, rest),
      row(`to give ${name}, ${source}`, gradient),
    ]
  return [
    row(`${countOf(terms, noun)} add up to`, sum),
    row(`${sameness(sum, gradient)}${name}, ${source}`, gradient),
  ]
}
