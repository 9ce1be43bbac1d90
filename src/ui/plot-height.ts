import { useContext } from 'react'
import { HallContext } from './hall-context.ts'
import { useMatches } from './use-matches.ts'

const TALL = 226
const LOW = 168

/** Height of the plots of training in px of their drawings: less where a strip or a low page takes room from the stage. */
export const usePlotHeight = (): number => {
  const isLow = useMatches('(height < 50rem)')
  return useContext(HallContext) || isLow ? LOW : TALL
}
