import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, vi } from 'vitest'
import type { Recipe } from '../../src/models/recipe.ts'
import { type AppStore, createAppStore } from '../../src/store/store.ts'
import { App } from '../../src/ui/App.tsx'
import { loadWords } from '../../src/ui/moment.ts'
import { Session } from '../../src/worker/session.ts'
import { loadTrainer } from '../../src/worker/trainer.ts'
import { memoryAddress } from '../store/memory-address.ts'

// Answers of an engine in this thread come as soon as they do once all of it is loaded, and so do words.
await Promise.all([loadTrainer(), loadWords()])

/** What jsdom lacks and the page uses. */
const standIns = (): void => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') })
  HTMLCanvasElement.prototype.getContext = () => null
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
    this.dispatchEvent(new Event('close'))
  }
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** A page on a real engine in the same thread, at the place a hash names. Without motion unless asked for. */
export const openedPage = async (
  hash = '',
  { recipe, moves = false }: { recipe?: Recipe; moves?: boolean } = {},
) => {
  standIns()
  const store: AppStore = createAppStore({
    engine: new Session(),
    address: memoryAddress(hash).address,
    prefersReducedMotion: () => !moves,
    ...(recipe ? { recipe } : {}),
  })
  const user = userEvent.setup()
  render(<App store={store} />)
  await waitFor(() => {
    if (store.getState().trace === null) throw new Error('The recording is on its way')
  })
  await screen.findByText(/^step \d+ of/)
  return { store, user }
}

/** A region of the page by its name. */
export const region = (name: string): HTMLElement => screen.getByRole('region', { name })

/** The place the page says it is at. */
export const place = (): number => Number(screen.getByRole('slider').getAttribute('aria-valuenow'))
