import { type ReactElement, useEffect } from 'react'
import './hall.css'
import './lecture.css'
import { placeTold } from '../store/playhead.ts'
import { useApp } from './app-context.ts'
import { icons } from './icons.tsx'
import { useFittingFormula } from './use-fitting-formula.ts'
import { useStillPointer } from './use-still-pointer.ts'
import { useWakeLock } from './use-wake-lock.ts'

/** What presenting in a hall needs to know. */
export interface HallProps {
  /** The lecture view is on. */
  readonly lecture: boolean
  /** The pointer hides while it rests. */
  readonly hidesPointer: boolean
  readonly onLeave: () => void
}

/** Presenting in a hall: its style sheet, a screen that stays on, a pointer that hides, and a way back. */
export const Hall = ({ lecture, hidesPointer, onLeave }: HallProps): ReactElement | null => {
  const step = useApp((s) => `${s.iteration} ${s.sample} ${placeTold(s.playhead)}`)
  // Every step is read from the top of the strip.
  useEffect(() => {
    document.querySelector('.app > aside')?.scrollTo?.(0, 0)
  }, [step])
  useFittingFormula()
  useWakeLock(lecture)
  useStillPointer(hidesPointer)
  if (!lecture) return null
  return (
    <button
      type="button"
      className="button icon leave"
      aria-label="Leave lecture view"
      title="Leave lecture view (f or Esc)"
      onClick={onLeave}
    >
      {icons.shrink}
    </button>
  )
}
