import { useCallback, useSyncExternalStore } from 'react'

const listOf = (query: string): MediaQueryList | null => window.matchMedia?.(query) ?? null

/** Whether a media query matches now; `otherwise` where there are no media queries. */
export const useMatches = (query: string, otherwise = false): boolean => {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = listOf(query)
      list?.addEventListener('change', changed)
      return () => list?.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => listOf(query)?.matches ?? otherwise)
}
