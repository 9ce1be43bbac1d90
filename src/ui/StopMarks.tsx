import { type CSSProperties, type ReactElement, useMemo } from 'react'
import './stops.css'
import { stopName } from '../explain/stop-words.ts'
import { stillMomentOf } from '../store/selectors.ts'
import { type StopMark, stopMarksOf } from '../store/stop-marks.ts'
import { placesOf, stopsHolding } from '../store/stop-places.ts'
import type { Timeline } from '../store/timeline.ts'
import { useApp } from './app-context.ts'

/** Places read out; the rest is counted. */
const MOST_READ = 12

const listed = (places: readonly number[]): string => {
  const rest = places.length - MOST_READ
  const more = rest > 0 ? ` and ${rest} more` : ''
  return `Stops at ${places.length === 1 ? 'step' : 'steps'} ${places.slice(0, MOST_READ).join(', ')}${more}`
}

/** The places of this iteration where playing halts, as marks on the timeline; the one where it rests is filled. */
export const StopMarks = ({ plan }: { readonly plan: Timeline }): ReactElement | null => {
  const stops = useApp((s) => s.stops)
  const trace = useApp((s) => s.trace)
  const moment = useApp(stillMomentOf)
  const at = useApp((s) => (s.playhead.motion === null ? s.playhead.step : -1))
  const graph = moment?.graph
  const places = useMemo(
    () => (trace === null || !graph ? [] : placesOf(graph, trace, stops)),
    [graph, trace, stops],
  )
  const marks = useMemo(() => stopMarksOf(plan, places), [plan, places])
  if (moment === null || trace === null) return null
  const title = ({ places: [first = 0, ...others] }: StopMark): string => {
    if (others.length > 0) return `${others.length + 1} stops, steps ${first} to ${others.at(-1)}`
    const names = stopsHolding(moment.graph, trace, stops, first).map((stop) => stopName(stop, moment))
    return `Stop, step ${first}: ${names.join(', ')}`
  }
  return (
    <div className="stop-marks">
      <p className="sr-only">{places.length === 0 ? 'No stop in this sample' : listed(places)}</p>
      {marks.map((mark) => (
        <i
          key={mark.at}
          title={title(mark)}
          className={mark.places.includes(at) ? 'lit' : undefined}
          style={{ '--stop': `${(mark.at * 100).toFixed(3)}%` } as CSSProperties}
        />
      ))}
    </div>
  )
}
