import type { EngineApi } from '../worker/api.ts'
import type { Navigation } from './navigation.ts'
import type { AppActions, AppState } from './state.ts'
import type { Timers } from './timers.ts'

/** What stopping needs of the store. */
export interface StopClient {
  readonly engine: Pick<EngineApi, 'analyse'>
  readonly navigation: () => Navigation
  readonly fail: (error: unknown) => void
  readonly get: () => AppState & AppActions
  readonly set: (change: Partial<AppState>) => void
  readonly subscribe: (listener: () => void) => () => void
  readonly timers: Timers
}
