/** Timers, so that tests can let time pass. */
export interface Timers {
  readonly setTimeout: (callback: () => void, ms: number) => unknown
  readonly clearTimeout: (handle: unknown) => void
}

/** The timers of the page. */
export const pageTimers: Timers = {
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
}

/** Returns `request` and `cancel`: however often requested, `job` runs once `ms` after the first request since it last ran. */
export const throttled = (job: () => void, ms: number, timers: Timers) => {
  let handle: unknown = null
  return {
    request: (): void => {
      handle ??= timers.setTimeout(() => {
        handle = null
        job()
      }, ms)
    },
    cancel: (): void => {
      if (handle !== null) timers.clearTimeout(handle)
      handle = null
    },
  }
}
