import { useEffect } from 'react'

/** Milliseconds without movement after which the pointer hides. */
export const POINTER_RESTS_MS = 2000

const MOVES = ['pointermove', 'pointerdown', 'wheel'] as const

/** Marks the document's root with `data-pointer="still"` while the pointer rests. */
export const useStillPointer = (active: boolean): void => {
  useEffect(() => {
    if (!active) return
    const root = document.documentElement
    let timer: ReturnType<typeof setTimeout>
    const moved = (): void => {
      clearTimeout(timer)
      delete root.dataset.pointer
      timer = setTimeout(() => {
        root.dataset.pointer = 'still'
      }, POINTER_RESTS_MS)
    }
    moved()
    for (const type of MOVES) window.addEventListener(type, moved, { passive: true })
    return () => {
      clearTimeout(timer)
      delete root.dataset.pointer
      for (const type of MOVES) window.removeEventListener(type, moved)
    }
  }, [active])
}
