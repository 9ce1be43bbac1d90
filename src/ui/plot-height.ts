import { useContext } from 'react'
import { HallContext } from './hall-context.ts'

/** Height of the plots of training in px of their drawings: less where a strip takes room from the stage. */
export const usePlotHeight = (): number => (useContext(HallContext) ? 196 : 232)
