import { createStore, type StoreApi } from 'zustand'
import type { Build } from '../models/build.ts'
import type { Built } from '../store/building.ts'
import type { AppStore } from './app-context.ts'

/** Why choices do not make a network. */
export type Refusal = Extract<Built, { ok: false }>

/** Choices that are not in view: on their way there, or refused. */
export interface BuildDraft {
  readonly build: Build
  /** `asked`: not looked at yet; `ahead`: good, the page goes there. */
  readonly phase: 'asked' | 'ahead' | 'refused'
  readonly refusal: Refusal | null
}

interface Drafts {
  readonly draft: BuildDraft | null
}

const made = new WeakMap<AppStore, StoreApi<Drafts>>()

/** The draft of a page; it outlives the tools, so that nothing typed is lost between them. */
export const draftsOf = (store: AppStore): StoreApi<Drafts> => {
  const known = made.get(store)
  if (known) return known
  const drafts = createStore<Drafts>(() => ({ draft: null }))
  made.set(store, drafts)
  store.subscribe((state) => {
    const { draft } = drafts.getState()
    if (draft === null || draft.phase === 'asked') return
    const { build } = state.compiled.recipe
    const hasCome = draft.phase === 'ahead' && (build === draft.build || state.failed)
    const isElsewhere = draft.phase === 'ahead' && state.recipeAhead().build !== draft.build
    const isTakenBack = draft.phase === 'refused' && state.refused !== draft.build
    if (hasCome || isElsewhere || isTakenBack) drafts.setState({ draft: null })
  })
  return drafts
}

/**
 * Builds from these choices; says whether the recipe has changed. What is refused is kept with its reasons while the
 * last network stays in view.
 */
export const putDraft = async (store: AppStore, build: Build, continues: boolean): Promise<boolean> => {
  const drafts = draftsOf(store)
  const set = (draft: BuildDraft | null): void => {
    if (drafts.getState().draft?.build === build) drafts.setState({ draft })
  }
  drafts.setState({ draft: { build, phase: 'asked', refusal: null } })
  const before = store.getState().recipeAhead()
  const built = await store.getState().putBuild(build, continues)
  const ahead = store.getState().recipeAhead()
  if (!built.ok) set({ build, phase: 'refused', refusal: built })
  else if (ahead.build !== build || store.getState().compiled.recipe === ahead) set(null)
  else set({ build, phase: 'ahead', refusal: null })
  return built.ok && ahead !== before
}

/** Forgets choices that were refused. */
export const dropDraft = (store: AppStore): void => {
  draftsOf(store).setState({ draft: null })
  store.setState({ refused: null })
}
