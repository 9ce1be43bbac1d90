import { wrap } from 'comlink'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './fonts/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/layout.css'
import './ui/header.css'
import './ui/stage.css'
import './ui/tools.css'
import './ui/panel.css'
import './ui/formula.css'
import './ui/tables.css'
import './ui/timeline.css'
import './ui/transport.css'
import './ui/transport-room.css'
import './ui/phone.css'
import './ui/phone-upright.css'
import './ui/phone-sideways.css'
import './ui/phone-low.css'
import { browserAddress } from './store/address.ts'
import type { Building } from './store/building.ts'
import { createEngineClient, type EngineWorker } from './store/engine-client.ts'
import { type Library, loadLibrary } from './store/library.ts'
import { needsBuilder, needsLibrary } from './store/linked-recipes.ts'
import { createAppStore } from './store/store.ts'
import { App } from './ui/App.tsx'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import type { EngineApi } from './worker/api.ts'

const spawn = (): EngineWorker => {
  const worker = new Worker(new URL('./worker/engine.worker.ts', import.meta.url), { type: 'module' })
  return {
    api: wrap<EngineApi>(worker),
    terminate: () => worker.terminate(),
    onError: (listener) => {
      worker.addEventListener('error', (event) => listener(event.message || 'its script did not start'))
      worker.addEventListener('messageerror', () => listener('an answer could not be read'))
    },
  }
}

const engine = createEngineClient({
  spawn,
  visible: () => document.visibilityState === 'visible',
  now: () => performance.now(),
  setTimeout: (callback, ms) => window.setTimeout(callback, ms),
  clearTimeout: (handle) => window.clearTimeout(handle as number),
})

const start = async (library: Library | null, building: Building | null): Promise<void> => {
  const store = createAppStore({
    engine,
    library,
    building,
    address: browserAddress(window),
    storage: () => window.localStorage,
    prefersReducedMotion: () => window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  })
  // Its style would move everything, were it to come later; without it the page can be used all the same.
  if (store.getState().theme === 'projector') await import('./ui/Hall.tsx').catch(() => {})

  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <ErrorBoundary>
        <App store={store} />
      </ErrorBoundary>
    </StrictMode>,
  )
}

/** What the link of the page needs besides the networks: nothing of another model is shown before it. */
const loadForLink = async (): Promise<void> => {
  const [library, builder] = await Promise.all([
    loadLibrary(),
    needsBuilder(location.hash) ? import('./store/building.ts') : null,
  ])
  void start(library, builder?.building ?? null)
}

// Not awaited at the top: what is loaded imports from here, and would wait for it in turn.
if (needsLibrary(location.hash)) loadForLink().catch(() => start(null, null))
else void start(null, null)
