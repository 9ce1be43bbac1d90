import { useEffect } from 'react'
import { type AppStore, useAppStore } from './app-context.ts'

const KEY = 'backstep.draft'

/** What of the browser's storage is used; merely reaching for it may throw. */
const storage = (): Storage | null => {
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}

const programOf = ({ getState }: AppStore): string => getState().compiled.recipe.program ?? ''

/** The text kept for this program, null where there is none. */
const keptFor = (program: string): string | null => {
  try {
    const kept: unknown = JSON.parse(storage()?.getItem(KEY) ?? 'null')
    return Array.isArray(kept) && kept[0] === program && typeof kept[1] === 'string' ? kept[1] : null
  } catch {
    return null
  }
}

const keep = (program: string, draft: string | null): void => {
  try {
    if (draft === null || draft === program) storage()?.removeItem(KEY)
    else storage()?.setItem(KEY, JSON.stringify([program, draft]))
  } catch {
    // A full or refused storage keeps nothing.
  }
}

/** Stores in which a text has been put back or typed: what is dropped later must not come back. */
const asked = new WeakSet<AppStore>()

/** Keeps a text that cannot be read yet until the page is loaded anew, beside the program it was typed in place of. */
export const useKeptDraft = (): void => {
  const store = useAppStore()
  useEffect(() => {
    const restore = (): void => {
      const { draft, setDraft } = store.getState()
      const kept = asked.has(store) || draft !== null ? null : keptFor(programOf(store))
      if (kept === null) return
      asked.add(store)
      setDraft(kept)
    }
    restore()
    return store.subscribe((state, before) => {
      if (state.draft !== before.draft) {
        asked.add(store)
        keep(programOf(store), state.draft)
      } else if (state.compiled !== before.compiled) restore()
    })
  }, [store])
}
