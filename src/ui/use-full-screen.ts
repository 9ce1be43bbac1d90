import { useCallback, useSyncExternalStore } from 'react'

const subscribe = (changed: () => void): (() => void) => {
  document.addEventListener('fullscreenchange', changed)
  return () => document.removeEventListener('fullscreenchange', changed)
}

/** Whether the page fills the screen, whether it can, and the toggle. */
export const useFullScreen = (): { active: boolean; possible: boolean; toggle: () => void } => {
  const active = useSyncExternalStore(subscribe, () => (document.fullscreenElement ?? null) !== null)
  const possible = document.fullscreenEnabled === true
  const toggle = useCallback(() => {
    if (document.fullscreenElement) void document.exitFullscreen()
    // A browser may refuse; then the page simply stays as it is.
    else document.documentElement.requestFullscreen?.().catch(() => {})
  }, [])
  return { active, possible, toggle }
}
