import type { EngineApi } from '../worker/api.ts'
import type { History } from './history.ts'
import { type Position, placeTold } from './playhead.ts'
import type { AppState, Compiled, Playhead } from './state.ts'
import type { Timers } from './timers.ts'
import { createTravel } from './travel.ts'

/** A place in a model, and the history that led there. */
export interface Destination {
  readonly compiled: Compiled
  readonly position: Position
  readonly history: History
  /** One of many in quick succession, such as while a number is dragged: what is on its way arrives before it. */
  readonly live?: boolean
}

/** What navigation needs of the store. */
export interface NavigationOptions {
  readonly engine: EngineApi
  readonly get: () => AppState
  readonly set: (change: Partial<AppState>) => void
  readonly fail: (error: unknown) => void
  /** Called once a place of another iteration or model is in view. */
  readonly arrived: () => void
  readonly timers: Timers
}

/** Milliseconds after which a wait for the engine is said to be one. */
const WAIT_MS = 400

const settled = (playhead: Playhead): Playhead => {
  const { motion } = playhead
  return motion === null
    ? playhead
    : { ...playhead, motion: null, step: motion.direction === 1 ? placeTold(playhead) : motion.from }
}

const wayTo = (from: number, at: number, to: number): string => {
  const share = to === from ? 1 : (at - from) / (to - from)
  const percent = Math.round(100 * Math.max(0, Math.min(1, share)))
  return `Replaying up to iteration ${to.toLocaleString('en')}: ${percent} %`
}

/**
 * Moves the page from place to place. Within an iteration that is at once; another one is fetched first, and until it is
 * there the last picture stays while presses go on moving the place that is headed for, so that none is lost.
 */
export const createNavigation = ({ engine, get, set, fail, arrived, timers }: NavigationOptions) => {
  const travel = createTravel(engine)
  let heading: Destination | null = null
  /** Counts the requests; the last live one is set while it is on its way. */
  let requests = 0
  let liveRequest = 0

  const setOut = async (compiled: Compiled, iteration: number, live: boolean): Promise<void> => {
    const request = ++requests
    liveRequest = live ? request : 0
    const slow = timers.setTimeout(() => {
      if (heading !== null && get().busy === null) set({ busy: 'Waiting for the engine' })
    }, WAIT_MS)
    try {
      let first: number | null = null
      const arrival = await travel.to(compiled, iteration, (at) => {
        first ??= Math.min(at, iteration)
        set({ busy: wayTo(first, at, iteration) })
      })
      timers.clearTimeout(slow)
      if (arrival === null || heading === null) return
      if (liveRequest === request) liveRequest = 0
      const { position, history } = heading
      const onward = heading.compiled === compiled && position.iteration === iteration ? null : heading
      heading = onward
      const layout = compiled.graph === get().compiled.graph ? get().layout : null
      set({
        ...arrival,
        compiled,
        iteration,
        layout,
        playhead: position.playhead,
        history,
        busy: null,
        failed: false,
      })
      arrived()
      if (onward !== null) void setOut(onward.compiled, onward.position.iteration, true)
    } catch (error) {
      timers.clearTimeout(slow)
      liveRequest = 0
      // A page that shows nothing yet stays headed for its place, so that the next press and the link keep it.
      const { trace, playhead } = get()
      const aim = trace === null && heading ? { compiled, ...heading.position } : { playhead }
      heading = null
      set({ busy: null, failed: true, ...aim, playhead: { ...aim.playhead, playing: false } })
      fail(error)
    }
  }

  return {
    /** Whether another iteration or model is on its way. */
    underWay: (): boolean => heading !== null,
    /** The model the engine holds for the page, null while it may hold another one. */
    settledModel: (): Compiled | null => {
      const { compiled, trace } = get()
      return trace === null || (heading !== null && heading.compiled !== compiled) ? null : compiled
    },
    /** The place headed for, or else the one in view. */
    here: (): Destination => {
      const { compiled, iteration, playhead, history } = get()
      return heading ?? { compiled, position: { iteration, playhead }, history }
    },
    /** Goes to a place. */
    go: (destination: Destination): void => {
      const { compiled, position, history } = destination
      const state = get()
      if (compiled === state.compiled && position.iteration === state.iteration && state.trace !== null) {
        if (heading !== null) travel.cancel()
        heading = null
        set({ playhead: position.playhead, history, ...(state.busy !== null && { busy: null }) })
        return
      }
      const sameWay = heading?.compiled === compiled && heading.position.iteration === position.iteration
      heading = destination
      const { playing, size, speed } = position.playhead
      set({ failed: false, playhead: { ...settled(state.playhead), playing, size, speed } })
      const waits = destination.live === true && liveRequest > 0
      if (!sameWay && !waits) void setOut(compiled, position.iteration, destination.live === true)
    },
  }
}

/** Moves the page from place to place. */
export type Navigation = ReturnType<typeof createNavigation>
