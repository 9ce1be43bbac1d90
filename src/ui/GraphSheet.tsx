import { type ReactElement, useState } from 'react'
import './graph-table.css'
import { formatNumber } from '../explain/format.ts'
import { type GraphRow, graphRows } from '../explain/graph-rows.ts'
import { stopAtNode } from '../store/stop-places.ts'
import { useApp } from './app-context.ts'
import { useMoment } from './moment.ts'

/** How many nodes a page of the table holds. */
export const PAGE = 200

const shown = (x: number | null): string => (x === null ? '–' : formatNumber(x))

const gradientText = ({ gradient, arrived, total }: GraphRow): string =>
  gradient !== null && arrived < total ? `${shown(gradient)} so far, ${arrived} of ${total}` : shown(gradient)

/** A box that is ticked where playing halts at a node. */
const StopBox = (props: {
  readonly row: GraphRow
  readonly isSet: boolean
  readonly onToggle: () => void
}): ReactElement => (
  <label>
    <input
      type="checkbox"
      aria-label={`Stop at ${props.row.name}`}
      checked={props.isSet}
      onChange={props.onToggle}
    />
  </label>
)

/** The sheet that unfolds from the stage: a page of the graph's nodes, each with its role, value and gradient. */
export const GraphSheet = (): ReactElement | null => {
  const moment = useMoment()
  const [page, setPage] = useState(0)
  const stops = useApp((s) => s.stops)
  const toggleStop = useApp((s) => s.toggleStop)
  if (moment === null) return null
  const count = moment.graph.nodeCount
  const keeps = moment.schedule.optimizer.state.length > 0
  const stopAt = ({ node }: GraphRow): string => stopAtNode(moment.graph, node)
  const from = Math.min(page * PAGE, Math.floor((count - 1) / PAGE) * PAGE)
  return (
    <div className="sheet">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="Graph as a table, scrollable">
        <table className="table" aria-label="Graph as a table">
          <thead>
            <tr>
              <th scope="col">Node</th>
              <th scope="col" className="words">
                Stop
              </th>
              <th scope="col" className="words">
                Role
              </th>
              <th scope="col">Value</th>
              <th scope="col">Gradient</th>
              {keeps && (
                <th scope="col" className="words">
                  Optimizer
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {graphRows(moment, from, PAGE).map((row) => (
              <tr key={row.node}>
                <td>{row.name}</td>
                <td className="words stop">
                  <StopBox
                    row={row}
                    isSet={stops.includes(stopAt(row))}
                    onToggle={() => toggleStop(stopAt(row))}
                  />
                </td>
                <td className="words">{row.role}</td>
                <td className="hue" data-hue="value">
                  {shown(row.value)}
                </td>
                <td className="hue" data-hue="gradient">
                  {gradientText(row)}
                </td>
                {keeps && (
                  <td className="words state">
                    {row.state.map(({ name, letter, value }) => (
                      <span key={name}>
                        <abbr title={name}>{letter}</abbr>{' '}
                        <b className="hue" data-hue="update">
                          {formatNumber(value)}
                        </b>
                      </span>
                    ))}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {count > PAGE && (
        <nav aria-label="Pages of the table">
          <button
            type="button"
            className="button"
            disabled={from === 0}
            onClick={() => setPage(from / PAGE - 1)}
          >
            Previous
          </button>
          <span>
            {from + 1} to {Math.min(from + PAGE, count)} of {count}
          </span>
          <button
            type="button"
            className="button"
            disabled={from + PAGE >= count}
            onClick={() => setPage(from / PAGE + 1)}
          >
            Next
          </button>
        </nav>
      )}
    </div>
  )
}
