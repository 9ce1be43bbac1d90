import { type AppStoreOptions, createAppStore } from '../../src/store/store.ts'
import { Session } from '../../src/worker/session.ts'
import { loadTrainer } from '../../src/worker/trainer.ts'
import { settle } from './fake-clock.ts'

// Answers of an engine in this thread come as soon as they do once all of it is loaded.
await loadTrainer()

/** A store around a session in this thread, once its first recording is there. */
export const opened = async (options: Partial<AppStoreOptions> = {}) => {
  const store = createAppStore({ engine: new Session(), ...options })
  await settle()
  return store
}

/** A store in a test. */
export type Store = Awaited<ReturnType<typeof opened>>

/** The iteration and place it is at. */
export const whereIs = (store: Store) => {
  const { iteration, playhead } = store.getState()
  return [iteration, playhead.step]
}

/** Lets time pass until nothing moves. */
export const finishMotion = (store: Store): void => {
  for (let i = 0; i < 1000 && store.getState().playhead.motion !== null; i++) store.getState().tick(100)
}
