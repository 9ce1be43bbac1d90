import { useEffect, useRef, useState } from 'react'

/** The latest value, but no new one within `ms` of the one before; `null` changes nothing. */
export const useSlowed = <T extends object>(value: T | null, ms: number): T | null => {
  const [shown, setShown] = useState(value)
  const shownAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    if (value === null || value === shown) return
    const show = (): void => {
      shownAt.current = performance.now()
      setShown(value)
    }
    const wait = shownAt.current + ms - performance.now()
    if (wait <= 0) return show()
    const timer = setTimeout(show, wait)
    return () => clearTimeout(timer)
  }, [value, shown, ms])
  return shown
}
