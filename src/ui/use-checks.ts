import { useCallback, useEffect, useRef, useState } from 'react'
import type { GradientCheck } from '../engine/gradient-check.ts'
import { runChecks } from '../store/check-run.ts'
import type { AppState } from '../store/state.ts'
import { useApp, useAppStore } from './app-context.ts'

/** What has been checked, and about which numbers. */
interface Checked {
  readonly checks: ReadonlyMap<number, GradientCheck>
  readonly trace: AppState['trace']
  readonly graph: AppState['compiled']['graph'] | null
}

/** Checks of gradients as they arrive. */
export interface Checks {
  readonly checks: ReadonlyMap<number, GradientCheck>
  /** How far a run is; null while none is under way. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** The numbers have changed since. */
  readonly stale: boolean
  /** The last run was ended before it was done. */
  readonly cancelled: boolean
  /** Checks these leaves; `more` keeps what else has been checked, at the same step and about the same numbers. */
  start(leaves: readonly number[], step: number, more?: boolean): void
  /** Checks what was checked last, or is being checked, at another step. */
  again(step: number): void
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
  const asked = useRef<readonly number[]>([])

  const end = useCallback(() => {
    run.current++
    setProgress(null)
  }, [])
  useEffect(() => end, [end, trace])

  const start: Checks['start'] = (leaves, step, more = false) => {
    const own = ++run.current
    const { trace, compiled, loss, iteration, analyse, notify } = store.getState()
    const { graph } = compiled
    const isKept = more && checked.trace === trace && checked.graph === graph
    const checks = new Map(isKept ? checked.checks : [])
    const asks = leaves.map((leaf) => ({ leaf, step }))
    asked.current = [...new Set([...checks.keys(), ...leaves])]
    const current = (): boolean => own === run.current
    const isSame = (at: { readonly iteration: number; readonly loss: number }): boolean =>
      current() && at.iteration === iteration && Object.is(at.loss, loss)
    setCancelled(false)
    setProgress({ done: 0, total: leaves.length })
    runChecks(analyse, asks, isSame, (part, done) => {
      for (const check of part) checks.set(check.leaf, check)
      setChecked({ checks: new Map(checks), trace, graph })
      setProgress({ done, total: leaves.length })
    })
      .catch((error: unknown) => {
        if (current()) notify(error instanceof Error ? error.message : String(error))
      })
      .finally(() => {
        if (current()) setProgress(null)
      })
  }
  const { checks, trace: about } = checked.graph === graph ? checked : NOTHING
  return {
    checks,
    progress,
    stale: checks.size > 0 && about !== trace,
    cancelled,
    start,
    again: (step) => {
      if (progress !== null || checks.size > 0) start(asked.current, step)
    },
    cancel: () => {
      end()
      setCancelled(true)
    },
  }
}
