import { explainFirst, isToldFirst } from '../explain/explain-first.ts'
import type { Explanation, Moment } from '../explain/explanation.ts'
import { stillMomentOf } from '../store/selectors.ts'
import type { AppState } from '../store/state.ts'
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

/** What is said of a moment, in the words that the page begins with until all others are loaded. */
let told = oncePerMoment(explainFirst)
let areLoaded = false
let haveFailed = false

/** Loads all words; the answer says whether that is new. */
export const loadWords = async (): Promise<boolean> => {
  if (areLoaded) return false
  try {
    const { explainAll } = await import('./all-words.ts')
    if (areLoaded) return false
    told = oncePerMoment(explainAll)
    areLoaded = true
    return true
  } catch (error) {
    haveFailed = true
    throw error
  }
}

const isToldOnce = oncePerMoment(isToldFirst)

/** Whether the words of a moment are still on their way; where they could not be loaded, its last write is said. */
export const awaitsWords = (moment: Moment): boolean =>
  !areLoaded && !haveFailed && moment.asked !== true && !isToldOnce(moment)

/** Whether the words that the page begins with do not tell what is in view, or what may come next. */
export const needsWords = (state: AppState): boolean => {
  const { playhead, compiled } = state
  const { graph, schedule } = compiled
  const isOther = graph.loaded.length > 0 || graph.nodes[graph.output]?.tag === null
  if (isOther || schedule.optimizer.writes.length > 1) return true
  const moment = stillMomentOf(state)
  return (playhead.motion?.size ?? playhead.size) !== 'neuron' || (moment !== null && !isToldOnce(moment))
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
