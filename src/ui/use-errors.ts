import { useEffect, useState } from 'react'
import type { GradientCheck } from '../engine/gradient-check.ts'
import { runChecks } from '../store/check-run.ts'
import type { AppState } from '../store/state.ts'
import { useApp, useAppStore } from './app-context.ts'

/** The steps that can be chosen: powers of ten. */
export const STEPS: readonly number[] = Array.from({ length: 12 }, (_, i) => Number(`1e-${i + 1}`))

/** The checks of one leaf at every step, in their order; none until they are all there, or for leaf −1. */
export const useErrors = (leaf: number): readonly GradientCheck[] => {
  const store = useAppStore()
  const trace = useApp((s) => s.trace)
  const [known, setKnown] = useState<{
    readonly leaf: number
    readonly trace: AppState['trace']
    readonly checks: readonly GradientCheck[]
  } | null>(null)
  useEffect(() => {
    if (leaf < 0 || trace === null) return
    let current = true
    const { analyse, iteration, loss } = store.getState()
    const asks = STEPS.map((step) => ({ leaf, step }))
    const checks: GradientCheck[] = []
    const isSame = (at: { readonly iteration: number; readonly loss: number }): boolean =>
      current && at.iteration === iteration && Object.is(at.loss, loss)
    // What goes wrong is said by the check itself; the plot only stays away.
    runChecks(analyse, asks, isSame, (part) => checks.push(...part)).then(
      (whole) => whole && setKnown({ leaf, trace, checks }),
      () => {},
    )
    return () => {
      current = false
    }
  }, [leaf, trace, store])
  return known?.leaf === leaf && known.trace === trace ? known.checks : []
}
