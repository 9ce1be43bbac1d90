import { useEffect, useMemo, useState } from 'react'
import type { Nudge } from '../engine/nudge.ts'
import { newestOnly } from '../store/newest-only.ts'
import type { AppState } from '../store/state.ts'
import { type Curve, runSweep } from '../store/sweep-run.ts'
import type { AnsweredAt } from '../worker/analysis.ts'
import { type AppStore, useApp, useAppStore } from './app-context.ts'
import type { NudgeRange } from './nudge-range.ts'

/** Points of a curve. */
const POINTS = 121

/** Whether an answer is about the numbers in view. */
const isInView = ({ iteration, loss, trace }: AppState, at: AnsweredAt): boolean =>
  trace !== null && at.iteration === iteration && Object.is(at.loss, loss)

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What goes wrong with numbers that are not in view any more is nobody's concern. */
const failing =
  (store: AppStore) =>
  (error: unknown, { trace }: { readonly trace: AppState['trace'] }): void => {
    if (store.getState().trace === trace) store.getState().notify(messageOf(error))
  }

/** What a nudge of a leaf does now; while the numbers change, what it did last. Null at first, and for another leaf. */
export const useNudge = (leaf: number, by: number): Nudge | null => {
  const store = useAppStore()
  const trace = useApp((s) => s.trace)
  const [answer, setAnswer] = useState<(Nudge & { readonly graph: object }) | null>(null)
  const asker = useMemo(() => {
    type Question = { readonly leaf: number; readonly by: number; readonly trace: AppState['trace'] }
    return newestOnly({
      ask: ({ leaf, by }: Question) => store.getState().analyse('nudge', { leaf, by }),
      take: (nudge) => {
        const state = store.getState()
        if (isInView(state, nudge)) setAnswer({ ...nudge, graph: state.compiled.graph })
      },
      fail: failing(store),
    })
  }, [store])
  useEffect(() => {
    if (trace !== null && leaf >= 0) asker.request({ leaf, by, trace })
  }, [asker, leaf, by, trace])
  useEffect(() => asker.cancel, [asker])
  const graph = useApp((s) => s.compiled.graph)
  return answer?.leaf === leaf && answer.graph === graph ? answer : null
}

/** All that a curve depends on besides the leaf's own number at the iteration in view. */
const othersOf = ({ compiled, iteration }: AppState, path: string): string =>
  JSON.stringify([
    compiled.recipe.id,
    iteration,
    compiled.recipe.edits.filter((e) => e.path !== path || e.iteration !== iteration),
  ])

/** The curve of the loss against a leaf, asked for again when other numbers or the range change; null until it is there. */
export const useCurve = (leaf: number, path: string, { least, most }: NudgeRange): Curve | null => {
  const store = useAppStore()
  const trace = useApp((s) => s.trace)
  const graph = useApp((s) => s.compiled.graph)
  const others = useApp((s) => othersOf(s, path))
  const [known, setKnown] = useState<{
    readonly of: string
    readonly graph: object
    readonly curve: Curve
  } | null>(null)
  const of = `${leaf} ${least} ${most} ${others}`
  const isKnown = known?.of === of && known.graph === graph
  const asker = useMemo(() => {
    interface Question {
      readonly leaf: number
      readonly range: readonly [number, number]
      readonly of: string
      readonly graph: object
      readonly trace: AppState['trace']
    }
    let wanted = ''
    return newestOnly({
      ask: ({ leaf, range: [from, to], of, trace }: Question) => {
        wanted = of
        const value = trace?.columns.initial[leaf] ?? Number.NaN
        const { iteration, loss, analyse } = store.getState()
        const isSame = (at: AnsweredAt): boolean =>
          wanted === of && at.iteration === iteration && Object.is(at.loss, loss)
        return runSweep(analyse, { leaf, value, from, to, points: POINTS }, isSame)
      },
      take: (curve, { of, graph }) => curve && setKnown({ of, graph, curve }),
      fail: failing(store),
    })
  }, [store])
  // Asked again with every recording until an answer is about the numbers in view.
  useEffect(() => {
    if (!isKnown && trace !== null && leaf >= 0)
      asker.request({ leaf, range: [least, most], of, graph, trace })
  }, [asker, isKnown, trace, leaf, least, most, of, graph])
  useEffect(() => asker.cancel, [asker])
  return known?.graph === graph && known.curve.leaf === leaf ? known.curve : null
}
