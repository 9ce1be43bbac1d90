import type { Layout } from '../layout/layout.ts'
import type { EngineApi, StageRoom } from '../worker/api.ts'
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

interface Wanted {
  readonly aspect: number
  readonly room: StageRoom | undefined
}

/** Stages whose sizes differ by less than this share are the same. */
const SAME = 0.01
const near = (a: number, b: number): boolean => Math.abs(a - b) <= SAME * b
const isNearly = (a: Wanted, b: Wanted): boolean =>
  near(a.aspect, b.aspect) &&
  near(a.room?.height ?? 0, b.room?.height ?? 0) &&
  a.room?.foot === b.room?.foot &&
  a.room?.isNarrow === b.room?.isNarrow

/** Keeps the layout fitting model and stage: one request at a time, always for the newest aspect. */
export const createLayouts = ({ engine, current, opened, apply, fail }: LayoutClient) => {
  let wanted: Wanted | null = null
  let busy = false
  let done: (Wanted & { readonly compiled: Compiled; readonly key: string }) | null = null

  const refresh = async (): Promise<void> => {
    const compiled = current()
    if (busy || wanted === null || compiled === null) return
    const { aspect, room } = wanted
    const sums = opened()
    const key = sums.join()
    const same = done?.compiled.graph === compiled.graph && done.key === key
    if (same && done && isNearly(done, wanted)) return
    busy = true
    try {
      const layout = await engine.layout(aspect, sums, room)
      if (current()?.graph === compiled.graph) apply(layout)
    } catch (error) {
      fail(error)
    }
    done = { compiled, aspect, room, key }
    busy = false
    await refresh()
  }

  return {
    /** Asks again where model or aspect have changed. */
    refresh: (): void => void refresh(),
    setAspect: (aspect: number, room?: StageRoom): void => {
      if (!(aspect >= 0 && Number.isFinite(aspect))) return
      wanted = { aspect, room }
      void refresh()
    },
  }
}
