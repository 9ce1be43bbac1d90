import type { EngineApi } from '../worker/api.ts'
import { compiledOf } from './compiled.ts'
import type { History } from './history.ts'
import type { Neighbours } from './neighbours.ts'
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
  /** Called once a place of another sample, iteration or model is in view. */
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

const isSame = (a: Destination, b: Destination): boolean =>
  a.compiled === b.compiled &&
  a.position.iteration === b.position.iteration &&
  a.position.sample === b.position.sample

const wayTo = (from: number, at: number, to: number): string => {
  const share = to === from ? 1 : (at - from) / (to - from)
  const percent = Math.round(100 * Math.max(0, Math.min(1, share)))
  return `Replaying up to iteration ${to.toLocaleString('en')}: ${percent} %`
}

/**
 * Moves the page from place to place. Within a sample that is at once, and so it is to the neighbouring samples once they
 * are kept; another one is fetched first, and until it is there the last picture stays while presses go on moving the
 * place that is headed for, so that none is lost.
 */
export const createNavigation = ({ engine, get, set, fail, arrived, timers }: NavigationOptions) => {
  const travel = createTravel(engine)
  let heading: Destination | null = null
  /** Counts the requests; the last live one is set while it is on its way. */
  let requests = 0
  let liveRequest = 0
  let neighbours: Neighbours | null = null
  /** Set while the engine returns to the place in view from a way that was given up. */
  let returning: object | null = null
  let waiting: (() => void)[] = []

  const underWay = (): boolean => heading !== null

  /** Whether what the engine is asked next is about the graph in view. */
  const fits = (): boolean => {
    const held = travel.held()
    return held !== null && compiledOf(held).graph === get().compiled.graph
  }

  /** Nothing is on its way any more, or something else is. */
  const stirred = (): void => {
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  }

  const comeBack = async (): Promise<void> => {
    const { compiled, iteration, sample } = get()
    const mine = {}
    returning = mine
    try {
      await travel.to(compiled.recipe, { iteration, sample }, () => {})
    } finally {
      if (returning === mine) returning = null
      stirred()
    }
    arrived()
  }

  const came = async (): Promise<void> => {
    arrived()
    if (get().compiled.batch.size === 1) return
    try {
      const { createNeighbours } = await import('./neighbours.ts')
      neighbours ??= createNeighbours({ travel, get, underWay, timers })
      neighbours.came()
    } catch {
      // Then every sample is fetched when somebody goes there.
    }
  }

  const setOut = async (destination: Destination): Promise<void> => {
    const { compiled } = destination
    const { iteration, sample } = destination.position
    const request = ++requests
    liveRequest = destination.live === true ? request : 0
    const slow = timers.setTimeout(() => {
      if (heading !== null && get().busy === null) set({ busy: 'Waiting for the engine' })
    }, WAIT_MS)
    try {
      let first: number | null = null
      const arrival = await travel.to(compiled.recipe, destination.position, (at) => {
        first ??= Math.min(at, iteration)
        set({ busy: wayTo(first, at, iteration) })
      })
      timers.clearTimeout(slow)
      if (liveRequest === request) liveRequest = 0
      if (arrival === null || heading === null) return
      const { position, history } = heading
      const onward = isSame(heading, destination) ? null : heading
      const { length } = compiled.schedule
      // On the way to a sample of another length a place may be none of this one.
      const passing = { ...position.playhead, step: Math.min(position.playhead.step, length), motion: null }
      const playhead = heading.compiled.schedule === compiled.schedule ? position.playhead : passing
      heading = onward
      const layout = compiled.graph === get().compiled.graph ? get().layout : null
      set({
        ...arrival,
        compiled,
        iteration,
        sample,
        layout,
        playhead,
        history,
        busy: null,
        failed: false,
      })
      void came()
      stirred()
      if (onward !== null) void setOut({ ...onward, live: true })
    } catch (error) {
      timers.clearTimeout(slow)
      liveRequest = 0
      // A page that shows nothing yet stays headed for its place, so that the next press and the link keep it.
      const { trace, playhead } = get()
      const aim =
        trace === null && heading ? { compiled: heading.compiled, ...heading.position } : { playhead }
      heading = null
      set({ busy: null, failed: true, ...aim, playhead: { ...aim.playhead, playing: false } })
      fail(error)
      stirred()
    }
  }

  return {
    /** Whether another sample, iteration or model is on its way. */
    underWay,
    /** The model in view, null while the engine holds another one. */
    settledModel: (): Compiled | null => (get().trace !== null && fits() ? get().compiled : null),
    /**
     * Resolves once what the engine is asked next is about the place in view, or while a number is dragged about one of
     * the places there; rejects where it cannot be.
     */
    fitting: async (): Promise<void> => {
      const isAway = (): boolean => heading !== null && (heading.live !== true || !fits())
      while (isAway() || returning !== null) await new Promise<void>((resolve) => waiting.push(resolve))
      if (!fits()) await comeBack()
    },
    /** Waits, wherever the engine is asked about the place in view, for what leads it there. */
    hold: (job: Promise<unknown>): void => {
      const mine = {}
      returning = mine
      void job.finally(() => {
        if (returning === mine) returning = null
        stirred()
      })
    },
    /** Leaves it to whoever asks next to lead the engine where it is wanted. */
    letGo: (): void => {
      if (heading === null && returning !== null) travel.cancel()
    },
    /** The place headed for, or else the one in view. */
    here: (): Destination => {
      const { compiled, iteration, sample, playhead, history } = get()
      return heading ?? { compiled, position: { iteration, sample, playhead }, history }
    },
    /** Goes to a place. */
    go: (wanted: Destination): void => {
      const { position, history } = wanted
      const { sample } = position
      const compiled = compiledOf(wanted.compiled.recipe, sample)
      const destination = { ...wanted, compiled }
      const state = get()
      const stays =
        compiled.recipe === state.compiled.recipe &&
        position.iteration === state.iteration &&
        state.trace !== null
      const kept = stays && sample !== state.sample ? neighbours?.at(sample) : undefined
      if (stays && (sample === state.sample || kept)) {
        const strays = heading !== null
        heading = null
        set({
          playhead: position.playhead,
          history,
          ...(state.busy !== null && { busy: null }),
          ...(kept && { ...kept, compiled, sample }),
        })
        if (strays) comeBack().catch(fail)
        if (kept) void came()
        return
      }
      const sameWay = heading !== null && isSame(heading, destination)
      heading = destination
      const { playing, size, speed } = position.playhead
      set({ failed: false, playhead: { ...settled(state.playhead), playing, size, speed } })
      const waits = destination.live === true && liveRequest > 0
      if (!sameWay && !waits) void setOut(destination)
    },
  }
}

/** Moves the page from place to place. */
export type Navigation = ReturnType<typeof createNavigation>
