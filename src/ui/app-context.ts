import { createContext, useContext } from 'react'
import { type StoreApi, useStore } from 'zustand'
import type { AppActions, AppState } from '../store/state.ts'

/** The store as the page sees it. */
export type AppStore = StoreApi<AppState & AppActions>

/** Gives every component the store. */
export const AppContext = createContext<AppStore | null>(null)

/** The store itself, for what changes every frame. Throws outside the page. */
export const useAppStore = (): AppStore => {
  const store = useContext(AppContext)
  if (store === null) throw new Error('There is no store around this component')
  return store
}

/** What a selector picks from the state; the component renders again when it changes. */
export const useApp = <T>(pick: (state: AppState & AppActions) => T): T => useStore(useAppStore(), pick)
