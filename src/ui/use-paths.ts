import { useEffect, useRef, useState } from 'react'
import type { PathsAnswer } from '../engine/paths.ts'
import type { AppStore } from '../store/store.ts'
import { useApp, useAppStore } from './app-context.ts'

/** Terms shown at most. */
const MOST_SHOWN = 60

/** What the engine says of the paths from a node; `problem` where it could not answer. */
export interface PathsState {
  readonly answer: PathsAnswer | null
  readonly problem: string | null
}

interface Asked {
  readonly node: number
  readonly collapsed: number
}

/** Asks for the newest of what is wanted, one request at a time. */
const createAsker = (store: AppStore, show: (state: PathsState) => void) => {
  let wanted: Asked | null = null
  let asking = false
  const next = async (): Promise<void> => {
    if (asking || wanted === null) return
    const asked = wanted
    const { trace, sample } = store.getState()
    wanted = null
    asking = true
    let state: PathsState
    try {
      const answer = await store.getState().analyse('paths', { ...asked, most: MOST_SHOWN, sample })
      state = { answer, problem: null }
      // The engine may have gone on to another iteration or model; once that is in view, it is asked again.
      const { compiled, iteration } = store.getState()
      if (answer.iteration !== iteration || answer.output !== compiled.graph.output) state = EMPTY
    } catch (error) {
      state = { answer: null, problem: error instanceof Error ? error.message : String(error) }
    }
    asking = false
    if (wanted === null && trace === store.getState().trace) show(state)
    await next()
  }
  return {
    ask: (asked: Asked): void => {
      wanted = asked
      void next()
    },
    stop: (): void => {
      wanted = null
      show = () => {}
    },
  }
}

const EMPTY: PathsState = { answer: null, problem: null }

/** The paths from a node in the iteration in view, collapsed so far; the last answer stays until the next is there. */
export const usePaths = (node: number, collapsed: number): PathsState => {
  const store = useAppStore()
  const trace = useApp((s) => s.trace)
  const [state, setState] = useState(EMPTY)
  const asker = useRef<ReturnType<typeof createAsker> | null>(null)
  useEffect(() => {
    const own = createAsker(store, (next) => setState((last) => (next === EMPTY ? last : next)))
    asker.current = own
    return own.stop
  }, [store])
  useEffect(() => {
    if (trace !== null) asker.current?.ask({ node, collapsed })
  }, [trace, node, collapsed])
  return state
}
