import { useEffect, useMemo, useState } from 'react'
import type { Code } from '../codegen/code.ts'
import { type DialectId, generate } from '../codegen/dialects.ts'
import type { CodeSource } from '../codegen/source.ts'
import type { Trace } from '../engine/trace.ts'
import { useApp } from './app-context.ts'
import { useSlowed } from './use-slowed.ts'

/** A program is written anew no more often than this, in ms; a large one takes ever longer. */
const BETWEEN_PROGRAMS = 250
const PER_PARAMETER = 0.1

/** The program of what is in view, or why there is none; null while nothing is in view yet. */
export type Written =
  | { readonly ok: true; readonly source: CodeSource; readonly code: Code }
  | { readonly ok: false; readonly problem: string }

/** The recording of the first sample: only there are kept gradients as the iteration finds them. */
const useFirstTrace = (): Trace | null => {
  const trace = useApp((s) => s.trace)
  const recipe = useApp((s) => s.compiled.recipe)
  const iteration = useApp((s) => s.iteration)
  const peek = useApp((s) => s.peek)
  const isFirst = useApp((s) => s.sample === 0 || s.compiled.recipe.keepsGradients !== true)
  const [first, setFirst] = useState<Trace | null>(null)
  useEffect(() => {
    if (isFirst || trace === null) return
    let wanted = true
    peek(recipe, iteration, () => wanted).then(
      (found) => wanted && setFirst(found),
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [isFirst, trace, recipe, iteration, peek])
  return isFirst ? trace : first
}

/** The program of the iteration in view in this dialect, which follows training a few times a second. */
export const useCode = (id: DialectId): Written | null => {
  const trace = useFirstTrace()
  const recipe = useApp((s) => s.compiled.recipe)
  const graph = useApp((s) => s.compiled.graph)
  const iteration = useApp((s) => s.iteration)
  const now = useMemo(
    (): CodeSource | null =>
      trace === null ? null : { recipe, graph, cells: trace.columns.initial, iteration },
    [trace, recipe, graph, iteration],
  )
  const source = useSlowed(now, Math.max(BETWEEN_PROGRAMS, PER_PARAMETER * graph.parameters.length))
  return useMemo((): Written | null => {
    if (source === null) return null
    try {
      return { ok: true, source, code: generate(id, source) }
    } catch (error) {
      return { ok: false, problem: error instanceof Error ? error.message : String(error) }
    }
  }, [id, source])
}
