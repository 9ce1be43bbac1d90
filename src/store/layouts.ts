import type { Layout } from '../layout/layout.ts'
import type { EngineApi } from '../worker/api.ts'
import type { Compiled } from './state.ts'

/** What asking for layouts needs to know of the store. */
export interface LayoutClient {
  readonly engine: Pick<EngineApi, 'layout'>
  /** The model in view, null while the engine may hold another one. */
  readonly current: () => Compiled | null
  readonly apply: (layout: Layout | null) => void
  readonly fail: (error: unknown) => void
}

const SAME_ASPECT = 0.01

/** Keeps the layout fitting model and stage: one request at a time, always for the newest aspect. */
export const createLayouts = ({ engine, current, apply, fail }: LayoutClient) => {
  let wanted: number | null = null
  let busy = false
  let done: { readonly compiled: Compiled; readonly aspect: number } | null = null

  const refresh = async (): Promise<void> => {
    const compiled = current()
    if (busy || wanted === null || compiled === null) return
    const aspect = wanted
    if (done?.compiled.graph === compiled.graph && Math.abs(done.aspect - aspect) <= SAME_ASPECT * aspect)
      return
    busy = true
    try {
      const layout = await engine.layout(aspect)
      if (current()?.graph === compiled.graph) apply(layout)
    } catch (error) {
      fail(error)
    }
    done = { compiled, aspect }
    busy = false
    await refresh()
  }

  return {
    /** Asks again where model or aspect have changed. */
    refresh: (): void => void refresh(),
    setAspect: (aspect: number): void => {
      if (!(aspect >= 0 && Number.isFinite(aspect))) return
      wanted = aspect
      void refresh()
    },
  }
}
