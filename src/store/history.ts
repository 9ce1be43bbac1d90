import type { Recipe } from '../models/recipe.ts'

/** Recipes that can be gone back to (newest last) and forward to (next first). */
export interface History {
  readonly past: readonly Recipe[]
  readonly future: readonly Recipe[]
}

/** A history, and the recipe it now stands at. */
export interface HistoryStep {
  readonly history: History
  readonly recipe: Recipe
}

/** Recipes remembered at most; the oldest is forgotten first. */
export const HISTORY_LIMIT = 200

/** A history of nothing. */
export const emptyHistory: History = { past: [], future: [] }

/** The history once `current` has been replaced by another recipe: what had been undone is dropped. */
export const pushHistory = (history: History, current: Recipe): History => ({
  past: [...history.past, current].slice(-HISTORY_LIMIT),
  future: [],
})

/** Goes back by one recipe; null where there is none. */
export const undo = (history: History, current: Recipe): HistoryStep | null => {
  const recipe = history.past.at(-1)
  if (recipe === undefined) return null
  return { recipe, history: { past: history.past.slice(0, -1), future: [current, ...history.future] } }
}

/** Goes forward again by one recipe; null where there is none. */
export const redo = (history: History, current: Recipe): HistoryStep | null => {
  const [recipe, ...future] = history.future
  if (recipe === undefined) return null
  return { recipe, history: { past: [...history.past, current], future } }
}
