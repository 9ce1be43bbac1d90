import { type ReactElement, useEffect, useRef } from 'react'
import { formatNumber } from '../explain/format.ts'
import { type ParameterRow, parameterRows } from '../explain/parameter-rows.ts'
import { explanationOf, useMoment } from './moment.ts'
import { PASS_WORDS } from './words.ts'

/** Brings the active row into view within its own box, without moving the page. */
const useRowInView = (active: number) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const row = box.current?.querySelector<HTMLElement>('tr[aria-current]')
    const head = box.current?.querySelector<HTMLElement>('thead')
    if (active < 0 || !box.current || !row) return
    const top = row.offsetTop - (head?.offsetHeight ?? 0)
    const bottom = row.offsetTop + row.offsetHeight
    if (top < box.current.scrollTop) box.current.scrollTop = top
    else if (bottom > box.current.scrollTop + box.current.clientHeight)
      box.current.scrollTop = bottom - box.current.clientHeight
  }, [active])
  return box
}

const Gradient = ({ row }: { readonly row: ParameterRow }): ReactElement => {
  const { gradient, arrived, total, trainable } = row
  if (gradient === null) return <td className="note">{trainable ? '–' : 'fixed'}</td>
  return (
    <td className="hue" data-hue="gradient">
      {formatNumber(gradient)}
      {arrived < total && (
        <span className="note">
          {' '}
          {arrived} of {total}
        </span>
      )}
    </td>
  )
}

/** Every weight and bias: its value before this update, its gradient, and what the update makes of it. */
export const Parameters = (): ReactElement | null => {
  const moment = useMoment()
  const rows = moment === null ? [] : parameterRows(moment)
  const active = rows.findIndex((row) => row.active)
  const box = useRowInView(active)
  if (moment === null) return null
  const { pass } = explanationOf(moment)
  const hue = pass === null ? 'ink' : PASS_WORDS[pass].hue
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="parameters" ref={box} tabIndex={0} aria-label="Parameters, scrollable">
      <table className="table" aria-label="Parameters">
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col">Value</th>
            <th scope="col">Gradient</th>
            <th scope="col">After update</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.node} aria-current={row.active ? 'step' : undefined} data-hue={hue}>
              <td>{row.name}</td>
              <td>{formatNumber(row.value)}</td>
              <Gradient row={row} />
              {row.after === null ? (
                <td className="note">{row.trainable ? '–' : 'fixed'}</td>
              ) : (
                <td className="hue" data-hue="update">
                  {formatNumber(row.after)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
