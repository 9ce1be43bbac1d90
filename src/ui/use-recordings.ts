import { useEffect, useRef, useState } from 'react'
import type { Trace } from '../engine/trace.ts'
import type { Recipe } from '../models/recipe.ts'
import type { RecordingPlace, Recordings } from '../store/published-numbers.ts'
import { useApp } from './app-context.ts'

/** Recordings by recipe and iteration; null while one is on its way. */
const known = new WeakMap<Recipe, Map<number, Trace | null>>()

const shelfOf = (recipe: Recipe): Map<number, Trace | null> => {
  const shelf = known.get(recipe) ?? new Map<number, Trace | null>()
  known.set(recipe, shelf)
  return shelf
}

/** Finds a recording that has been fetched. */
export const knownRecording: Recordings = ({ recipe, iteration }) => known.get(recipe)?.get(iteration) ?? null

/** Fetches recordings of iterations that are not in view, one request for each; the component renders when one is there. */
export const useRecordings = (missing: readonly RecordingPlace[]): void => {
  const peek = useApp((s) => s.peek)
  const notify = useApp((s) => s.notify)
  const [, arrived] = useState(0)
  const mounted = useRef(false)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])
  useEffect(() => {
    for (const { recipe, iteration } of missing) {
      const shelf = shelfOf(recipe)
      if (shelf.has(iteration)) continue
      shelf.set(iteration, null)
      peek(recipe, iteration, () => mounted.current)
        .then((trace) => {
          if (trace === null) shelf.delete(iteration)
          else shelf.set(iteration, trace)
          arrived((n) => n + 1)
        })
        .catch((error: Error) => {
          shelf.delete(iteration)
          notify(error.message)
        })
    }
  })
}
