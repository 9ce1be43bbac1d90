/** What tells the time, and whether anybody is looking. */
export interface Clock {
  readonly visible: () => boolean
  readonly now: () => number
  readonly setTimeout: (callback: () => void, ms: number) => unknown
  readonly clearTimeout: (handle: unknown) => void
}

/** A worker that broke or left a request unanswered. */
export class EngineLost extends Error {}

const LOOK_MS = 250

/**
 * Waits for an answer with limited patience: rejects with EngineLost after `patience` ms in which the page was visible.
 * A page that was itself held up or asleep counts two looks at most, so that an answer under way still arrives.
 */
export const withPatience = <T>(clock: Clock, answer: Promise<T>, patience: number): Promise<T> =>
  new Promise((resolve, reject) => {
    let waited = 0
    let last = clock.now()
    const look = (): void => {
      const now = clock.now()
      if (clock.visible()) waited += Math.min(now - last, 2 * LOOK_MS)
      last = now
      if (waited < patience) handle = clock.setTimeout(look, LOOK_MS)
      else reject(new EngineLost(`no answer for ${patience / 1000} seconds`))
    }
    let handle = clock.setTimeout(look, LOOK_MS)
    answer.then(resolve, reject).finally(() => clock.clearTimeout(handle))
  })
