import { explainWith } from '../explain/explain-with.ts'
import type { Explanation, Moment } from '../explain/explanation.ts'
import { stillMomentOf } from '../store/selectors.ts'
import { useApp } from './app-context.ts'

/** A function of a moment that is computed once per moment, however many components ask. */
export const oncePerMoment = <T>(compute: (moment: Moment) => T): ((moment: Moment) => T) => {
  const known = new WeakMap<Moment, T>()
  return (moment) => {
    const before = known.get(moment)
    if (before !== undefined) return before
    const result = compute(moment)
    known.set(moment, result)
    return result
  }
}

/** What is said of a moment, whole layers and passes by their last write until their words are loaded. */
let told = oncePerMoment((moment) => explainWith(moment, null))
let wholesLoaded = false

/** Loads how whole layers and passes are told; the answer says whether that is new. */
export const loadWholes = async (): Promise<boolean> => {
  if (wholesLoaded) return false
  const { explain } = await import('../explain/explain.ts')
  if (wholesLoaded) return false
  told = oncePerMoment(explain)
  wholesLoaded = true
  return true
}

/** How questions are told; loaded when the first is asked. */
let asked: ((moment: Moment) => Explanation) | null = null

/** Loads how questions are told. */
export const loadQuestions = async (): Promise<void> => {
  const { questionOf } = await import('../explain/question.ts')
  asked ??= oncePerMoment(questionOf)
}

/** What is said of a question until it can be told: nothing that gives it away. */
const untold = (moment: Moment): Explanation => ({
  ...told(moment),
  heading: 'One moment',
  sentence: [],
  formula: null,
  origins: [],
  chip: [],
  ties: [],
  boundary: null,
})

/** What is said about a moment. */
export const explanationOf = (moment: Moment): Explanation =>
  moment.asked ? (asked ?? untold)(moment) : told(moment)

/** The moment people are told about, the same object through all frames of a motion; null without a recording. */
export const useMoment = (): Moment | null => useApp(stillMomentOf)
