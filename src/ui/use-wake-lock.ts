import { useEffect } from 'react'

/** Keeps the screen on, where the browser can; it lets go of that whenever the page is hidden, so it is asked again. */
export const useWakeLock = (active: boolean): void => {
  useEffect(() => {
    const { wakeLock } = navigator as Partial<Navigator>
    if (!active || !wakeLock) return
    let held: WakeLockSentinel | null = null
    let wanted = true
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || (held !== null && !held.released)) return
      try {
        const lock = await wakeLock.request('screen')
        if (wanted) held = lock
        else await lock.release()
      } catch {
        // A battery that runs low, or a policy, may refuse it: then the screen sleeps as it always does.
      }
    }
    const onChange = (): void => void ask()
    void ask()
    document.addEventListener('visibilitychange', onChange)
    return () => {
      wanted = false
      document.removeEventListener('visibilitychange', onChange)
      void held?.release()
    }
  }, [active])
}
