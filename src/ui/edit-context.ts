import { createContext, useContext } from 'react'
import type { AppActions, AppState } from '../store/state.ts'

/** What is being changed: leaves or (node -1) the learning rate, beside a box of the page in CSS px. */
export interface EditRequest {
  readonly nodes: readonly number[]
  readonly beside: {
    readonly left: number
    readonly top: number
    readonly right: number
    readonly bottom: number
  }
  /** Takes the focus back afterwards. */
  readonly from: HTMLElement | null
}

/** Pauses what runs: a number that goes on changing cannot be typed over. */
export const pauseForEdit = ({ run, playhead, pause }: AppState & Pick<AppActions, 'pause'>): void => {
  if (run !== null || playhead.playing) pause()
}

/** Opens the card in which numbers are changed. */
export const EditContext = createContext<(request: EditRequest) => void>(() => {})

/** How a component asks for numbers to be changed. */
export const useEdit = (): ((request: EditRequest) => void) => useContext(EditContext)
