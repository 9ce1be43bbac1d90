import { useCallback, useEffect, useRef, useState } from 'react'

const inFullScreen = (): boolean => (document.fullscreenElement ?? null) !== null

/** The lecture view: whether it is on, and ways in and out. */
export interface Lecture {
  readonly on: boolean
  readonly leave: () => void
  readonly toggle: () => void
}

/**
 * The lecture view, in full screen where the browser allows that. Leaving full screen leaves the view; where full screen
 * is refused, the view does without.
 */
export const useLecture = (): Lecture => {
  const [on, setOn] = useState(false)
  const wanted = useRef(false)
  const set = useCallback((next: boolean): void => {
    wanted.current = next
    setOn(next)
  }, [])
  const leave = useCallback(() => {
    set(false)
    if (inFullScreen()) void document.exitFullscreen()
  }, [set])
  const enter = useCallback(() => {
    set(true)
    // A refusal is no failure; and the answer may come when the view has been left again.
    const settled = (): void => {
      if (!wanted.current) leave()
    }
    document.documentElement.requestFullscreen?.().then(settled, () => {})
  }, [set, leave])
  useEffect(() => {
    const changed = (): void => {
      if (!inFullScreen()) set(false)
    }
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, [set])
  useEffect(() => {
    if (!on) return
    const onKeyDown = ({ key, target, defaultPrevented }: KeyboardEvent): void => {
      const inDialog = target instanceof Element && target.closest('[role="dialog"], dialog') !== null
      if (key === 'Escape' && !defaultPrevented && !inDialog) leave()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [on, leave])
  return { on, leave, toggle: on ? leave : enter }
}
