import type { Recipe } from '../models/recipe.ts'
import type { EngineApi } from '../worker/api.ts'
import { type Clock, EngineLost, withPatience } from './engine-watch.ts'

/** A running worker: what it can be asked, how to end it, and where to hear that it broke. */
export interface EngineWorker {
  readonly api: EngineApi
  terminate(): void
  onError(listener: (reason: string) => void): void
}

/** What an engine client needs from the page. */
export interface EngineClientOptions extends Clock {
  /** Starts a worker. */
  readonly spawn: () => EngineWorker
}

/** The engine behind its typed interface, with a worker that is replaced when it is lost. */
export interface EngineClient extends EngineApi {
  /** Calls back whenever a worker was replaced and is back where it was; returns how to stop that. */
  onRestart(listener: () => void): () => void
  /** Ends the worker; later requests reject. */
  dispose(): void
}

/** How long a request may stay unanswered, in ms of visible page. */
export const PATIENCE_MS = 2000

/** The same while a worker has not answered yet, since its script may be on its way over a slow network. */
export const FIRST_PATIENCE_MS = 10_000

const SEEK_MS = 200

interface Running {
  readonly api: EngineApi
  answered: boolean
  /** Rejects with EngineLost once the worker is lost. */
  readonly broken: Promise<never>
  /** Ends the worker; whoever waits for it hears why. */
  lose(reason: EngineLost): void
}

/** Whether two recipes differ in their edits at most. */
const differInEdits = (a: Recipe, b: Recipe): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)] as (keyof Recipe)[])].every(
    (key) => key === 'edits' || a[key] === b[key],
  )

type Request<T> = (api: EngineApi) => Promise<T>

/**
 * Wraps a worker. Requests are asked one at a time. A worker that errors, or leaves a request unanswered for two
 * seconds while the page is visible, is replaced, given the same recipe, taken to the same iteration, and asked the same
 * request once more; only when it is lost again does the request reject. The next request starts afresh.
 */
export const createEngineClient = (options: EngineClientOptions): EngineClient => {
  const listeners = new Set<() => void>()
  let running: Running | null = null
  let recipe: Recipe | null = null
  let iteration = 0
  let disposed = false
  let queue: Promise<unknown> = Promise.resolve()

  const start = (): Running => {
    const worker = options.spawn()
    let reject: (reason: EngineLost) => void = () => {}
    const broken = new Promise<never>((_, no) => {
      reject = no
    })
    broken.catch(() => {})
    const lose = (reason: EngineLost): void => {
      worker.terminate()
      reject(reason)
    }
    // Replaced by the next request, not here: workers that break by themselves would be started for ever.
    worker.onError((reason) => lose(new EngineLost(reason)))
    return { api: worker.api, answered: false, broken, lose }
  }

  const askOnce = async <T>(request: Request<T>): Promise<T> => {
    running ??= start()
    const asked = running
    const patience = asked.answered ? PATIENCE_MS : FIRST_PATIENCE_MS
    try {
      return await withPatience(options, Promise.race([asked.broken, request(asked.api)]), patience)
    } catch (error) {
      if (error instanceof EngineLost) asked.lose(error)
      throw error
    } finally {
      asked.answered = true
    }
  }

  const recover = async (): Promise<void> => {
    running = start()
    const [same, k] = [recipe, iteration]
    if (same === null) return
    await askOnce((api) => api.open(same))
    for (let at = 0; at !== k; ) at = (await askOnce((api) => api.seek(k, SEEK_MS))).iteration
  }

  const replaced = async <T>(job: () => Promise<T>): Promise<T> => {
    try {
      await recover()
      const result = await job()
      for (const listener of listeners) listener()
      return result
    } catch (error) {
      if (!(error instanceof EngineLost)) throw error
      throw new Error(
        `The engine stopped answering and could not be restarted (${error.message}). Try again.`,
      )
    }
  }

  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const result = queue.then(() => {
      if (disposed) throw new Error('The engine has been switched off.')
      return job()
    })
    queue = result.catch(() => {})
    return result
  }

  const ask = <T>(request: Request<T>, note: (answer: T) => void = () => {}): Promise<T> =>
    inTurn(async () => {
      const askAndNote = async () => {
        const answer = await askOnce(request)
        note(answer)
        return answer
      }
      try {
        return await askAndNote()
      } catch (error) {
        if (!(error instanceof EngineLost) || disposed) throw error
        return await replaced(askAndNote)
      }
    })

  /** Says whether the engine went on with the recipe it had. */
  const openOrChange = async (api: EngineApi, next: Recipe): Promise<boolean> => {
    if (recipe !== null && differInEdits(recipe, next) && (await api.change(next.edits))) return true
    await api.open(next)
    return false
  }

  const moved = (progress: { readonly iteration: number }): void => {
    iteration = progress.iteration
  }

  return {
    open: (next) =>
      ask(
        (api) => openOrChange(api, next),
        (stands) => {
          recipe = next
          if (!stands) iteration = 0
        },
      ).then(() => {}),
    change: (edits) => ask((api) => api.change(edits)),
    run: (goal) => ask((api) => api.run(goal), moved),
    advance: (budget) => ask((api) => api.advance(budget), moved),
    seek: (k, ms) => ask((api) => api.seek(k, ms), moved),
    record: (sample) => ask((api) => api.record(sample)),
    layout: (aspect, opened, room) => ask((api) => api.layout(aspect, opened, room)),
    preview: (other, aspect) => ask((api) => api.preview(other, aspect)),
    analyse: (kind, question) => ask((api) => api.analyse(kind, question)),
    peek: (other, k, sample, ms) => ask((api) => api.peek(other, k, sample, ms)),
    onRestart: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose: () => {
      disposed = true
      running?.lose(new EngineLost('it has been switched off'))
    },
  }
}
