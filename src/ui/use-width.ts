import { type RefObject, useEffect, useRef, useState } from 'react'

/** The width of an element in whole CSS px, `first` until it has been measured. */
export const useWidth = <T extends HTMLElement>(first: number): readonly [RefObject<T | null>, number] => {
  const ref = useRef<T>(null)
  const [width, setWidth] = useState(first)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0)
      if (measured > 0) setWidth(measured)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
