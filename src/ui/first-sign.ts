import { whenIdle } from './gestures-later.ts'

const SIGNS = ['pointermove', 'pointerdown', 'keydown']

/** Keys that step and play, which the page answers from the beginning. */
const isStep = (event: Event): boolean =>
  event instanceof KeyboardEvent &&
  !event.altKey &&
  !event.shiftKey &&
  (event.key === ' ' || /^(Arrow|Page)/.test(event.key))

/** When somebody first points at the page or presses a key other than those that step, or else when it is idle; the answer cancels it. */
export const atFirstSign = (callback: () => void): (() => void) => {
  const begin = (event: Event): void => {
    if (isStep(event)) return
    stop()
    callback()
  }
  const cancelIdle = whenIdle(callback)
  const stop = (): void => {
    cancelIdle()
    for (const type of SIGNS) document.removeEventListener(type, begin)
  }
  for (const type of SIGNS) document.addEventListener(type, begin, { passive: true })
  return stop
}
