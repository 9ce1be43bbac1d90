import { type RefObject, useEffect, useRef, useState } from 'react'

/** The width of an element in px at a text size of 16 px, and how many CSS px one of these is. */
export interface TextWidth<T extends HTMLElement> {
  readonly ref: RefObject<T | null>
  readonly width: number
  readonly scale: number
}

/** How many CSS px 16 px of the page's usual text are, over 16. */
export const textScale = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1

/** Measures an element for a drawing that grows with the page's text; `first` until it has been measured. */
export const useTextWidth = <T extends HTMLElement>(first: number): TextWidth<T> => {
  const ref = useRef<T>(null)
  const [size, setSize] = useState({ width: first, scale: 1 })
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => {
      const scale = textScale()
      const width = Math.round((entry?.contentRect.width ?? 0) / scale)
      if (width > 0) setSize((s) => (s.width === width && s.scale === scale ? s : { width, scale }))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, ...size }
}
