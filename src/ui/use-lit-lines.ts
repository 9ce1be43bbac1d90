import { useCallback, useMemo } from 'react'
import type { Code } from '../codegen/code.ts'
import type { CodeSource } from '../codegen/source.ts'
import { beatEndsOf, type LitLines, linesOf } from '../codegen/step-lines.ts'
import type { Hue } from '../engine/formula.ts'
import { useApp, useAppStore } from './app-context.ts'
import { useMoment } from './moment.ts'
import { PASS_WORDS } from './words.ts'

const NONE: LitLines & { readonly hue: Hue } = { lines: new Set(), led: 0, hue: 'ink' }

/** The lines that compute the beat in view and its hue: none of a question, and none of another model. */
export const useLitLines = (code: Code, source: CodeSource): LitLines & { readonly hue: Hue } => {
  const moment = useMoment()
  return useMemo(() => {
    if (moment === null || moment.asked || moment.beat === null || moment.graph !== source.graph) return NONE
    const { from, to } = moment.beat
    const hue = PASS_WORDS[moment.trace.at(to - 1).pass].hue
    return { ...linesOf(code, moment, from, to), hue }
  }, [code, source.graph, moment])
}

/** Goes to the first beat of a line's steps; from one of them on to the next. */
export const useGoToLine = (code: Code): ((line: number) => void) => {
  const store = useAppStore()
  return useCallback(
    (line) => {
      const { compiled, playhead, goTo } = store.getState()
      const ends = beatEndsOf(code, compiled, line, playhead.size)
      const next = ends[(ends.indexOf(playhead.step) + 1) % ends.length]
      if (next !== undefined) goTo(next)
    },
    [code, store],
  )
}

/** The lines, counted from 1, that have steps of the sample in view. */
export const useLinesWithSteps = (code: Code): ReadonlySet<number> => {
  const graph = useApp((s) => s.compiled.graph)
  const schedule = useApp((s) => s.compiled.schedule)
  return useMemo(() => linesOf(code, { graph, schedule }, 0, schedule.length).lines, [code, graph, schedule])
}
