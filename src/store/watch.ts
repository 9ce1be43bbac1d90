import { pageTimers, type Timers } from './timers.ts'

/** Looks again when something has changed, one look at a time. */
export interface Watch {
  /** There is something new to look at; while it is `running` there will be more before long. */
  changed(running: boolean): void
  /** Looks no more. */
  stop(): void
}

/** What a watch looks with. */
export interface WatchOptions {
  /** Resolves to false where what it saw is not what is in view; then it is looked again soon. Never rejects. */
  readonly look: () => Promise<boolean>
  readonly now?: () => number
  readonly timers?: Timers
  /** Milliseconds between looks while something runs, at least; 100 unless said. */
  readonly leastBetween?: number
}

/** Milliseconds between looks while something runs: at least unless said, and as a multiple of what a look takes. */
const LEAST_BETWEEN = 100
const REST = 5
/** Milliseconds before a look that saw something else is repeated. */
const AGAIN_MS = 150

/** Makes a watch that never takes more than a small part of the time from what runs. */
export const createWatch = ({
  look,
  now = () => performance.now(),
  timers = pageTimers,
  leastBetween = LEAST_BETWEEN,
}: WatchOptions): Watch => {
  let timer: unknown = null
  let busy = false
  let again = false
  let stopped = false
  let isRunning = false
  let freeAt = Number.NEGATIVE_INFINITY

  const clear = (): void => {
    if (timer !== null) timers.clearTimeout(timer)
    timer = null
  }
  const after = (ms: number): void => {
    clear()
    timer = timers.setTimeout(() => {
      timer = null
      void go()
    }, ms)
  }
  const plan = (): void => {
    if (busy) again = true
    else if (!isRunning || freeAt <= now()) {
      clear()
      void go()
    } else if (timer === null) after(freeAt - now())
  }
  const go = async (): Promise<void> => {
    busy = true
    again = false
    const start = now()
    const settled = await look()
    busy = false
    if (stopped) return
    freeAt = now() + Math.max(leastBetween, REST * (now() - start))
    if (again) plan()
    else if (!settled && !isRunning) after(AGAIN_MS)
  }
  return {
    changed: (running) => {
      isRunning = running
      if (!stopped) plan()
    },
    stop: () => {
      stopped = true
      clear()
    },
  }
}
