import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Build } from '../models/build.ts'
import type { Recipe } from '../models/recipe.ts'
import type { Building } from '../store/building.ts'
import { useApp, useAppStore } from './app-context.ts'
import { draftsOf, dropDraft, putDraft, type Refusal } from './build-draft.ts'

let loaded: Building | null = null

/** What is needed to build networks, null while it is loaded. */
export const useBuilding = (): Building | null => {
  const builder = useApp((s) => s.builder)
  const notify = useApp((s) => s.notify)
  const [building, setBuilding] = useState(loaded)
  useEffect(() => {
    if (loaded) return
    let wanted = true
    builder().then(
      (b) => {
        loaded = b
        if (wanted) setBuilding(b)
      },
      () => notify('The builder could not be loaded. Reload the page to try again.'),
    )
    return () => {
      wanted = false
    }
  }, [builder, notify])
  return building
}

/** A network under construction: its choices, and how they are changed. */
export interface Workshop {
  readonly building: Building
  /** The recipe in view. */
  readonly recipe: Recipe
  /** As chosen: of the recipe in view unless a newer choice is on its way or was refused. */
  readonly build: Build
  readonly refusal: Refusal | null
  /** Builds at once, as one thing to undo; `continues` joins it with the change before. Says whether anything changed. */
  readonly put: (build: Build, continues?: boolean) => Promise<boolean>
  /** Forgets what was refused. */
  readonly drop: () => void
}

/** The network under construction; null where there is none, or what it takes is being loaded. */
export const useWorkshop = (): Workshop | null => {
  const store = useAppStore()
  const building = useBuilding()
  const recipe = useApp((s) => s.compiled.recipe)
  const draft = useStore(draftsOf(store), (s) => s.draft)
  const put = useCallback((next: Build, continues = false) => putDraft(store, next, continues), [store])
  const drop = useCallback(() => dropDraft(store), [store])
  const build = draft?.build ?? recipe.build
  if (building === null || build === undefined) return null
  return { building, recipe, build, refusal: draft?.refusal ?? null, put, drop }
}

/** Changes that belong together, such as those of a drag or of one visit to a field, as one thing to undo. */
export const useOneChange = (put: Workshop['put']) => {
  const store = useAppStore()
  const begun = useRef(false)
  return {
    send: (build: Build): void => {
      const continues = begun.current && store.getState().history.future.length === 0
      void put(build, continues).then((changed) => {
        if (changed) begun.current = true
      })
    },
    rest: (): void => {
      begun.current = false
    },
  }
}
