import type { Layout } from '../layout/layout.ts'
import type { EngineApi } from '../worker/api.ts'
import type { Compiled } from './state.ts'

/** What asking for layouts needs to know of the store. */
export interface LayoutClient {
  readonly engine: Pick<EngineApi, 'layout'>
  /** The model in view, null while the engine may hold another one. */
  readonly current: () => Compiled | null
  /** The Σ of the neurons to open. */
  readonly opened: () => readonly number[]
  readonly apply: (layout: Layout | null) => void
  readonly fail: (error: unknown) => void
}

interface Room {
  readonly aspect: number
  readonly height: number
  readonly foot: number
}

const SAME = 0.01

/** Keeps the layout fitting model and stage: one request at a time, always for the newest aspect. */
export const createLayouts = ({ engine, current, opened, apply, fail }: LayoutClient) => {
  let wanted: Room | null = null
  let busy = false
  let done: (Room & { readonly compiled: Compiled; readonly key: string }) | null = null

  const refresh = async (): Promise<void> => {
    const compiled = current()
    if (busy || wanted === null || compiled === null) return
    const { aspect, height, foot } = wanted
    const sums = opened()
    const key = sums.join()
    const same = done?.compiled.graph === compiled.graph && done.key === key
    const near = (a: number, b: number): boolean => Math.abs(a - b) <= SAME * b
    const nearlyAll = done && near(done.aspect, aspect) && near(done.height, height) && done.foot === foot
    if (same && nearlyAll) return
    busy = true
    try {
      const layout = await engine.layout(aspect, sums, height, foot)
      if (current()?.graph === compiled.graph) apply(layout)
    } catch (error) {
      fail(error)
    }
    done = { compiled, aspect, height, foot, key }
    busy = false
    await refresh()
  }

  return {
    /** Asks again where model or aspect have changed. */
    refresh: (): void => void refresh(),
    setAspect: (aspect: number, height = 0, foot = 0): void => {
      if (!(aspect >= 0 && Number.isFinite(aspect))) return
      wanted = { aspect, height, foot }
      void refresh()
    },
  }
}
