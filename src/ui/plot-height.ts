import { createContext, useContext } from 'react'
import { HallContext } from './hall-context.ts'
import { useMatches } from './use-matches.ts'

const TALL = 226
const LOW = 168
/** On a phone the first plot is in view as a whole. */
const PHONE = 128

/** Heights of plots in two rows. */
export interface PlotHeights {
  readonly first: number
  readonly second: number
}

/** The heights that plots beside the stage have room for, null where they are in one row below it. */
export const PlotHeightsContext = createContext<PlotHeights | null>(null)

/** Height of the plots of training in px of their drawings: less where a strip or a low page takes room from the stage. */
export const usePlotHeight = (row: keyof PlotHeights = 'second'): number => {
  const isPhone = useMatches('(width < 48rem)')
  const isLow = useMatches('(height < 50rem)') || isPhone
  const isHall = useContext(HallContext)
  return (
    useContext(PlotHeightsContext)?.[row] ??
    (isPhone && row === 'first' ? PHONE : isHall || isLow ? LOW : TALL)
  )
}
