import { type ReactElement, useEffect } from 'react'
import './stops.css'
import { grouped } from '../explain/sentence.ts'
import { stopReason } from '../explain/stop-words.ts'
import { stillMomentOf } from '../store/selectors.ts'
import type { AppState, Halt } from '../store/state.ts'
import { stopsHolding } from '../store/stop-places.ts'
import { useApp } from './app-context.ts'
import { useSay } from './say-context.ts'
import { updatesWord } from './words.ts'

const inVain = ({ stops, direction, looked }: Halt): string => {
  if (stops.length === 0) return 'No stop is set: press s to set one.'
  if (looked === 0) return direction === 1 ? 'No stop after this place.' : 'No stop before this place.'
  const count = looked?.toLocaleString('en')
  const iterations = looked === 1 ? 'iteration' : `${count} iterations`
  return direction === 1 ? `No stop in the next ${iterations}.` : `No stop in the ${iterations} before.`
}

/** How a run ended, in words: why it stopped here, or that it found nothing; null where something else happened since. */
export const haltWords = (state: AppState): string | null => {
  const { halt, playhead, trace, compiled, iteration, sample } = state
  const moment = stillMomentOf(state)
  if (halt === null || halt.playhead !== playhead || trace === null || moment === null) return null
  if (halt.looked !== null) return inVain(halt)
  const { step } = playhead
  const holding = stopsHolding(compiled.graph, trace, halt.stops, step)
  if (holding.length === 0) return null
  const when = iteration === 0 ? '' : ` after ${iteration.toLocaleString('en')} ${updatesWord(iteration)}`
  const { size } = compiled.batch
  const where = size === 1 ? '' : ` in sample ${grouped(sample + 1)} of ${grouped(size)}`
  return `Stopped${when}${where}: ${stopReason(holding, moment, step)}`
}

/** Tells how the last run to a stop ended, as long as the playhead rests there. */
export const StopLine = (): ReactElement | null => {
  const halt = useApp((s) => s.halt)
  const words = useApp(haltWords)
  const say = useSay()
  useEffect(() => {
    if (halt !== null && words !== null) say(words)
  }, [halt, words, say])
  return words === null ? null : <p className="stop-line">{words}</p>
}
