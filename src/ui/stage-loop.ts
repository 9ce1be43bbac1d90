import { isRunning } from '../store/selectors.ts'
import type { AppState } from '../store/state.ts'
import type { AppStore } from './app-context.ts'

/** What the loop needs of the browser. */
export interface Frames {
  readonly request: (callback: (now: number) => void) => number
  readonly cancel: (handle: number) => void
}

const browserFrames: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
}

/** A loop that paints the state; `invalidate` asks for a frame although the state has not changed. */
export interface StageLoop {
  invalidate(): void
  stop(): void
}

/**
 * Paints whenever the state has changed and lets time pass while something moves or plays. At rest no frame is asked
 * for, so an idle page costs nothing. `paint` hears how many ms have passed since the last frame of a movement, and
 * answers whether it has something of its own on the way.
 */
export const startStageLoop = (
  store: AppStore,
  paint: (state: AppState, ms: number) => boolean,
  frames: Frames = browserFrames,
): StageLoop => {
  let handle: number | null = null
  let last: number | null = null
  let running = false
  const onFrame = (now: number): void => {
    handle = null
    const ms = last === null ? 0 : now - last
    if (running) store.getState().tick(ms)
    const goesOn = paint(store.getState(), ms)
    running = isRunning(store.getState())
    last = running || goesOn ? now : null
    if (last !== null) invalidate()
  }
  const invalidate = (): void => {
    handle ??= frames.request(onFrame)
  }
  const unsubscribe = store.subscribe(invalidate)
  invalidate()
  return {
    invalidate,
    stop: () => {
      unsubscribe()
      if (handle !== null) frames.cancel(handle)
    },
  }
}
