import { useEffect, useRef } from 'react'
import { createWatch } from '../store/watch.ts'
import { useAppStore } from './app-context.ts'

/**
 * Looks (see `Watch`) whenever other numbers come into view, and when `key` changes; what goes wrong becomes a notice
 * where the numbers are still the same.
 */
export const useWatch = (look: () => Promise<boolean>, key: unknown = null, leastBetween?: number): void => {
  const store = useAppStore()
  const latest = useRef(look)
  latest.current = look
  useEffect(() => {
    const guarded = async (): Promise<boolean> => {
      const { trace } = store.getState()
      try {
        return await latest.current()
      } catch (error) {
        const { trace: now, run, notify } = store.getState()
        if (now === trace && run === null) notify(error instanceof Error ? error.message : String(error))
        return true
      }
    }
    const watch = createWatch({ look: guarded, ...(leastBetween !== undefined && { leastBetween }) })
    let seen: readonly unknown[] = []
    const see = (): void => {
      const { trace, run } = store.getState()
      if (trace === null || (trace === seen[0] && run === seen[1])) return
      seen = [trace, run]
      watch.changed(run !== null)
    }
    see()
    const unsubscribe = store.subscribe(see)
    return () => {
      unsubscribe()
      watch.stop()
    }
  }, [store, key, leastBetween])
}
