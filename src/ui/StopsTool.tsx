import { type ReactElement, useState } from 'react'
import './stops.css'
import { stopName } from '../explain/stop-words.ts'
import { placesOf, stopsOn } from '../store/stop-places.ts'
import type { StopText } from '../store/stops.ts'
import { nameOfNode } from '../store/tools.ts'
import { useApp } from './app-context.ts'
import { icons } from './icons.tsx'
import { useMoment } from './moment.ts'
import { NodeChoice } from './NodeChoice.tsx'
import { typedNumber } from './typed-number.ts'

const FIRST_BOUND = 10

const boundProblem = (read: number | string): string | null =>
  typeof read === 'string' ? read : read > 0 ? null : 'Type a number above 0.'

/** One condition: kept as a stop by its box, or run to at once. */
const Condition = (props: {
  readonly stop: StopText | null
  readonly name: string
  readonly children?: ReactElement
  readonly problem?: string | null
}): ReactElement => {
  const { stop, name, children, problem = null } = props
  const stops = useApp((s) => s.stops)
  const toggleStop = useApp((s) => s.toggleStop)
  const runTo = useApp((s) => s.runTo)
  const kept = stop !== null && stops.includes(stop)
  return (
    <li>
      <label>
        <input
          type="checkbox"
          aria-label={`Stop at: ${name}`}
          checked={kept}
          disabled={stop === null}
          onChange={() => stop && toggleStop(stop)}
        />
        <span>{name}</span>
      </label>
      {children}
      <button
        type="button"
        className="button"
        aria-label={`Run to next: ${name}`}
        disabled={stop === null}
        onClick={() => stop && void runTo(1, [stop])}
      >
        Run to next
      </button>
      {problem !== null && (
        <p id="bound-problem" role="alert">
          {problem}
        </p>
      )}
    </li>
  )
}

const Bound = (): ReactElement => {
  const [text, setText] = useState(String(FIRST_BOUND))
  const read = typedNumber(text)
  const problem = boundProblem(read)
  const stop = problem === null ? `above:${read}` : null
  return (
    <Condition stop={stop} name="|gradient| above" problem={problem}>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label="Bound of the gradient’s size"
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'bound-problem'}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
    </Condition>
  )
}

/** The stops that are set, each with a button that removes it, and how many places of this iteration they make. */
const Kept = (): ReactElement | null => {
  const moment = useMoment()
  const stops = useApp((s) => s.stops)
  const toggleStop = useApp((s) => s.toggleStop)
  const setStops = useApp((s) => s.setStops)
  if (moment === null) return null
  const { graph, trace } = moment
  const count = placesOf(graph, trace, stops).length
  if (stops.length === 0)
    return <p className="kept">No stop is set. Tick a condition, and Play halts wherever it holds.</p>
  const nameOf = (stop: StopText): string => {
    const [found] = stopsOn(graph, [stop])
    return found ? stopName(found, moment) : `${stop.replace('node:', '')} (not in this model)`
  }
  return (
    <div className="kept">
      <ul aria-label="Stops that are set">
        {stops.map((stop) => (
          <li key={stop}>
            <span>{nameOf(stop)}</span>
            <button
              type="button"
              aria-label={`Remove the stop: ${nameOf(stop)}`}
              onClick={() => toggleStop(stop)}
            >
              {icons.close}
            </button>
          </li>
        ))}
      </ul>
      <p>
        {count} {count === 1 ? 'place' : 'places'} in this iteration
      </p>
      {stops.length > 1 && (
        <button type="button" className="button" onClick={() => setStops([])}>
          Remove all
        </button>
      )}
    </div>
  )
}

/** The tool that sets where playing halts, and runs to a place at once. */
export const StopsTool = ({ node }: { readonly node: number }): ReactElement => {
  const graph = useApp((s) => s.compiled.graph)
  const runTo = useApp((s) => s.runTo)
  const none = useApp((s) => s.stops.length === 0)
  const [chosen, setChosen] = useState<string | null>(null)
  const first = graph.nodes.find(({ tag, op }) => (tag ? tag.role === 'activation' : op !== null))
  const about = chosen ?? nameOfNode(graph, node >= 0 ? node : (first?.id ?? 0))
  return (
    <div className="stops">
      <div className="runs">
        <button
          type="button"
          className="button"
          disabled={none}
          title="Back to the previous stop (Shift R)"
          onClick={() => void runTo(-1)}
        >
          Previous stop
        </button>
        <button
          type="button"
          className="button"
          disabled={none}
          title="Run to the next stop (r)"
          onClick={() => void runTo(1)}
        >
          Next stop
        </button>
        <Kept />
      </div>
      <ul className="conditions" aria-label="Conditions">
        <Condition stop={`node:${about}`} name="A node">
          <NodeChoice value={about} onChoose={setChosen} />
        </Condition>
        <Condition stop="zero" name="Zero gradient" />
        <Bound />
        <Condition stop="nan" name="First NaN or ∞" />
        <Condition stop="pass" name="End of a pass" />
      </ul>
    </div>
  )
}
