import type { PathsAnswer } from '../engine/paths.ts'
import { countOf, countText } from './count-text.ts'
import type { Moment } from './explanation.ts'
import { formatNumber } from './format.ts'
import { namesOf } from './names.ts'
import { addsToOthers, gradientSource, sumName } from './path-words.ts'
import { samplesBefore } from './sample-words.ts'
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

/** The gradient together with what samples before have left in it; nothing where they left nothing. */
const withEarlier = (moment: Moment, answer: PathsAnswer): readonly SumRow[] => {
  if (!addsToOthers(answer)) return []
  const { graph, notation, schedule } = moment
  const { last } = schedule.position
  const name = namesOf(graph, notation).gradient(answer.node)
  const others = samplesBefore({ moment })
  const words = `With ${formatNumber(answer.earlier)} from ${others}: ${name}${last ? '' : ' so far'}`
  return [row(words, answer.total)]
}

const ownRows = (moment: Moment, answer: PathsAnswer): readonly SumRow[] => {
  const { shown, terms, sum, rest, gradient, paths } = answer
  const name = sumName(moment, answer)
  const source = gradientSource(moment, answer)
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

/** The sum over the terms, what those left out add, and the gradient that all add up to, with what was there before. */
export const sumRows = (moment: Moment, answer: PathsAnswer): readonly SumRow[] =>
  answer.terms === 0n ? [] : [...ownRows(moment, answer), ...withEarlier(moment, answer)]
