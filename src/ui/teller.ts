import type { Moment } from '../explain/explanation.ts'
import { narrate, sentenceText } from '../explain/formula-text.ts'
import { explanationOf } from './moment.ts'

/** How long a place must rest before it is told while stepping, in ms: quick presses are told by their last. */
export const REST_BEFORE_TELLING = 250

/** Least time between two lines while playing, in ms: no reader falls behind. */
export const BETWEEN_LINES = 1200

/** What a teller is shown: the moment in view, and whether it rests and plays. */
export interface Scene {
  readonly moment: Moment | null
  readonly resting: boolean
  readonly playing: boolean
}

/** What must not be lost where a later beat is told instead: that a pass is done, or an iteration begins. */
const kept = (moment: Moment): readonly string[] => {
  const { boundary } = explanationOf(moment)
  if (moment.beat === null) return [narrate(explanationOf(moment))]
  return boundary ? [sentenceText(boundary)] : []
}

/** Sentences kept at most, so that a line stays one that can be listened to. */
const MOST_KEPT = 2

const opensThePage = ({ iteration, step, asked }: Moment): boolean => iteration === 0 && step === 0 && !asked

/**
 * Tells each beat once when it has come to rest: while stepping soon after, while playing at once but no more often than
 * a line can be read, the latest first and none later. The page's first place is silent: it is read with the page.
 */
export const createTeller = (tell: (line: string) => void) => {
  let last: Moment | null = null
  let pending: Moment | null = null
  let before: readonly string[] = []
  let toldAt = Number.NEGATIVE_INFINITY
  let otherAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  const cancel = (): void => {
    clearTimeout(timer)
    pending = null
    before = []
  }
  const tellPending = (): void => {
    if (pending === null) return
    tell([...before, narrate(explanationOf(pending))].join(' '))
    toldAt = Date.now()
    cancel()
  }
  return {
    see({ moment, resting, playing }: Scene): void {
      if (!resting && !playing) cancel()
      if (moment === null || !resting || moment === last) return
      if (last === null && opensThePage(moment)) return
      last = moment
      if (playing && pending !== null) before = [...before, ...kept(pending)].slice(-MOST_KEPT)
      else before = []
      clearTimeout(timer)
      pending = moment
      const rest = playing ? toldAt + BETWEEN_LINES - Date.now() : REST_BEFORE_TELLING
      timer = setTimeout(tellPending, Math.max(0, rest, otherAt + BETWEEN_LINES - Date.now()))
    },
    /** Something else is being said: what is to be told waits until that can have been heard. */
    giveWay(): void {
      otherAt = Date.now()
      if (pending === null) return
      clearTimeout(timer)
      timer = setTimeout(tellPending, BETWEEN_LINES)
    },
    stop: cancel,
  }
}
