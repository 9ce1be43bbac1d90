import type { EngineWorker } from '../../src/store/engine-client.ts'
import type { EngineApi } from '../../src/worker/api.ts'
import { Session } from '../../src/worker/session.ts'
import { loadTrainer } from '../../src/worker/trainer.ts'

// Answers of an engine in this thread come as soon as they do once all of it is loaded.
await loadTrainer()

type Method = keyof EngineApi

/** One worker of a fake crew: it works until it is made to hang or break. */
export interface FakeWorker {
  /** Requests it was sent, such as `seek 3`. */
  readonly asked: string[]
  terminated: boolean
  /** Leaves every later request unanswered, as a closed or looping worker does. */
  hangs: boolean
  /** Raises an error, as a worker does whose script fails. */
  break(reason: string): void
}

const never = new Promise<never>(() => {})

/**
 * Workers that run a session in this thread. `prepare` sees each new worker before its first request, `each` every
 * request before it is answered.
 */
export const fakeCrew = (
  prepare: (worker: FakeWorker, index: number) => void = () => {},
  each: (worker: FakeWorker, index: number, method: Method) => void = () => {},
) => {
  const workers: FakeWorker[] = []
  const spawn = (): EngineWorker => {
    const session = new Session()
    const index = workers.length
    const listeners: ((reason: string) => void)[] = []
    const worker: FakeWorker = {
      asked: [],
      terminated: false,
      hangs: false,
      break: (reason) => {
        worker.hangs = true
        for (const listener of listeners) listener(reason)
      },
    }
    workers.push(worker)
    prepare(worker, index)
    const answer = <T>(method: Method, detail: unknown, request: () => Promise<T>): Promise<T> => {
      worker.asked.push(`${method} ${detail}`)
      each(worker, index, method)
      return worker.hangs || worker.terminated ? never : request()
    }
    const api: EngineApi = {
      open: (recipe) => answer('open', recipe.id, () => session.open(recipe)),
      change: (edits) => answer('change', edits.length, () => session.change(edits)),
      run: (ask) => answer('run', ask.until, () => session.run(ask)),
      advance: (budget) => answer('advance', budget.until, () => session.advance(budget)),
      seek: (k, ms) => answer('seek', k, () => session.seek(k, ms)),
      record: (sample) => answer('record', sample, () => session.record(sample)),
      layout: (aspect, opened) => answer('layout', aspect, () => session.layout(aspect, opened)),
      preview: (recipe, aspect) => answer('preview', recipe.id, () => session.preview(recipe, aspect)),
      analyse: (kind, ask) => answer('analyse', kind, () => session.analyse(kind, ask)),
      peek: (recipe, k, sample, ms) =>
        answer('peek', `${recipe.id} ${k}`, () => session.peek(recipe, k, sample, ms)),
    }
    return {
      api,
      terminate: () => {
        worker.terminated = true
      },
      onError: (listener) => void listeners.push(listener),
    }
  }
  return { workers, spawn }
}
