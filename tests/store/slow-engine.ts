import { vi } from 'vitest'
import type { Recipe } from '../../src/models/recipe.ts'
import type { EngineApi } from '../../src/worker/api.ts'
import { Session } from '../../src/worker/session.ts'
import { settle } from './fake-clock.ts'

/** An engine whose answers wait until they are let through. */
export const slowEngine = (recordsSlowly = false) => {
  const session = new Session()
  const gates: (() => void)[] = []
  const behindGate = <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
    vi.fn(async (...args: A): Promise<T> => {
      await new Promise<void>((open) => {
        gates.push(open)
      })
      return call(...args)
    })
  const engine: EngineApi = {
    open: behindGate((r: Recipe) => session.open(r)),
    advance: (b) => session.advance(b),
    change: (e) => session.change(e),
    run: (ask) => session.run(ask),
    seek: behindGate((k: number, ms: number) => session.seek(k, ms)),
    record: recordsSlowly ? behindGate((s: number) => session.record(s)) : (s) => session.record(s),
    layout: (a, opened) => session.layout(a, opened),
    preview: (r, a) => session.preview(r, a),
    analyse: (kind, ask) => session.analyse(kind, ask),
    peek: (r, k, s, ms) => session.peek(r, k, s, ms),
  }
  const letThrough = async (): Promise<void> => {
    for (const open of gates.splice(0)) open()
    await settle()
  }
  return { engine, letThrough }
}
