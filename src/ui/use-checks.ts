import { useCallback, useEffect, useRef, useState } from 'react'
import type { GradientCheck } from '../engine/gradient-check.ts'
import { runChecks } from '../store/check-run.ts'
import type { AppState } from '../store/state.ts'
import { useApp, useAppStore } from './app-context.ts'

/** What has been checked, and about which numbers. */
export interface Checked {
  readonly checks: ReadonlyMap<number, GradientCheck>
  readonly trace: AppState['trace']
  readonly graph: AppState['compiled']['graph'] | null
}

/** Checks of gradients as they arrive. */
export interface Checks extends Checked {
  /** How far a run is; null while none is under way. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** The numbers have changed since. */
  readonly stale: boolean
  /** The last run was ended before it was done. */
  readonly cancelled: boolean
  /** Checks these leaves in place of what was checked before. */
  start(leaves: readonly number[], step: number): void
  /** Ends a run; what has arrived stays. */
  cancel(): void
}

const NOTHING: Checked = { checks: new Map(), trace: null, graph: null }

/** Runs checks of the numbers in view; a run ends when they change, and what belongs to another graph goes. */
export const useChecks = (): Checks => {
  const store = useAppStore()
  const trace = useApp((s) => s.trace)
  const graph = useApp((s) => s.compiled.graph)
  const [checked, setChecked] = useState(NOTHING)
  const [progress, setProgress] = useState<Checks['progress']>(null)
  const [cancelled, setCancelled] = useState(false)
  const run = useRef(0)

  const end = useCallback((byHand: boolean) => {
    run.current++
    setProgress((before) => {
      if (before !== null) setCancelled(byHand)
      return null
    })
  }, [])
  useEffect(() => () => end(false), [end, trace])

  const start = useCallback(
    (leaves: readonly number[], step: number) => {
      const own = ++run.current
      const { trace, compiled, loss, iteration, analyse, notify } = store.getState()
      const checks = new Map<number, GradientCheck>()
      const asks = leaves.map((leaf) => ({ leaf, step }))
      const current = (): boolean => own === run.current
      const isSame = (at: { readonly iteration: number; readonly loss: number }): boolean =>
        current() && at.iteration === iteration && Object.is(at.loss, loss)
      setCancelled(false)
      setProgress({ done: 0, total: leaves.length })
      runChecks(analyse, asks, isSame, (part, done) => {
        for (const check of part) checks.set(check.leaf, check)
        setChecked({ checks: new Map(checks), trace, graph: compiled.graph })
        setProgress({ done, total: leaves.length })
      })
        .catch((error: unknown) => {
          if (current()) notify(error instanceof Error ? error.message : String(error))
        })
        .finally(() => {
          if (current()) setProgress(null)
        })
    },
    [store],
  )
  const own = checked.graph === graph ? checked : NOTHING
  return {
    ...own,
    progress,
    stale: own.checks.size > 0 && own.trace !== trace,
    cancelled,
    start,
    cancel: useCallback(() => end(true), [end]),
  }
}
