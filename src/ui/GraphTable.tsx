import { type KeyboardEvent, type ReactElement, useState } from 'react'
import { formatNumber } from '../explain/format.ts'
import { type GraphRow, graphRows } from '../explain/graph-rows.ts'
import { icons } from './icons.tsx'
import { useMoment } from './moment.ts'

/** How many nodes a page of the table holds. */
export const PAGE = 200

const shown = (x: number | null): string => (x === null ? '–' : formatNumber(x))

const gradientText = ({ gradient, arrived, total }: GraphRow): string =>
  gradient !== null && arrived < total ? `${shown(gradient)} so far, ${arrived} of ${total}` : shown(gradient)

const Sheet = (): ReactElement | null => {
  const moment = useMoment()
  const [page, setPage] = useState(0)
  if (moment === null) return null
  const count = moment.graph.nodeCount
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
                Role
              </th>
              <th scope="col">Value</th>
              <th scope="col">Gradient</th>
            </tr>
          </thead>
          <tbody>
            {graphRows(moment, from, PAGE).map((row) => (
              <tr key={row.node}>
                <td>{row.name}</td>
                <td className="words">{row.role}</td>
                <td className="hue" data-hue="value">
                  {shown(row.value)}
                </td>
                <td className="hue" data-hue="gradient">
                  {gradientText(row)}
                </td>
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

/** The graph in rows instead of a picture: every node with its role, value and gradient. */
export const GraphTable = (): ReactElement => {
  const [open, setOpen] = useState(false)
  const close = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') event.currentTarget.removeAttribute('open')
  }
  return (
    <details className="twin" onToggle={(event) => setOpen(event.currentTarget.open)} onKeyDown={close}>
      <summary className="button icon" aria-label="Graph as a table" title="Graph as a table">
        {icons.table}
      </summary>
      {open && <Sheet />}
    </details>
  )
}
