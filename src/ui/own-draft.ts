import { createStore, type StoreApi } from 'zustand'
import type { AppStore } from './app-context.ts'
import type { Refusal } from './build-draft.ts'

/** One's own table while it is typed. */
export interface OwnDraft {
  /** Null where nothing has been typed since the table in view was built. */
  readonly text: string | null
  /** Whether one's own table is asked for before there is one. */
  readonly open: boolean
  /** Why the text is no table. */
  readonly refusal: Refusal | null
}

const KEY = 'backstep.table'
/** A draft of nothing. */
export const NOTHING: OwnDraft = { text: null, open: false, refusal: null }
const made = new WeakMap<AppStore, StoreApi<OwnDraft>>()

const placeOf = ({ getState }: AppStore): string => {
  const { id, net } = getState().compiled.recipe
  return net ?? id
}

/** The text kept beside the model in view, null where there is none. */
const keptBeside = (place: string): string | null => {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null')
    return Array.isArray(kept) && kept[0] === place && typeof kept[1] === 'string' ? kept[1] : null
  } catch {
    return null
  }
}

const keep = (place: string, text: string | null): void => {
  try {
    if (text === null) window.sessionStorage.removeItem(KEY)
    else window.sessionStorage.setItem(KEY, JSON.stringify([place, text]))
  } catch {
    // A full or refused storage keeps nothing.
  }
}

/** What is typed as one's own table; a text that is no table yet is kept until the page is loaded anew. */
export const ownDraftOf = (store: AppStore): StoreApi<OwnDraft> => {
  const known = made.get(store)
  if (known) return known
  const draft = createStore<OwnDraft>(() => NOTHING)
  let asked = false
  const restore = (): void => {
    const text = asked ? null : keptBeside(placeOf(store))
    if (text !== null) draft.setState({ text, open: true })
  }
  restore()
  draft.subscribe((now, before) => {
    asked = true
    if (now.text !== before.text) keep(placeOf(store), now.text)
  })
  store.subscribe((state, before) => {
    const { build } = state.compiled.recipe
    if (state.compiled.recipe !== before.compiled.recipe) restore()
    if (build?.data === before.compiled.recipe.build?.data) return
    // What has come into view is gone on with; what was typed since stays.
    const { text } = draft.getState()
    if (text === (build?.data.own?.text ?? null)) draft.setState(NOTHING)
    else if (text === null) draft.setState({ open: false })
  })
  made.set(store, draft)
  return draft
}
