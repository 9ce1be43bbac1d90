import type { ReactElement } from 'react'
import { formatNumber } from '../explain/format.ts'
import {
  firstActiveParameter,
  type ParameterRow,
  parameterCount,
  parameterRows,
} from '../explain/parameter-rows.ts'
import { grouped } from '../explain/sentence.ts'
import { EditButton } from './EditButton.tsx'
import { Edited } from './Edited.tsx'
import { Given } from './Given.tsx'
import { explanationOf, oncePerMoment, useMoment } from './moment.ts'
import { useRowWindow } from './use-row-window.ts'
import { PASS_WORDS } from './words.ts'

/** A table of more rows than this scrolls in a box of its own on narrow pages as well. */
const MANY = 40

const firstActiveOf = oncePerMoment(firstActiveParameter)

const Gradient = ({ row }: { readonly row: ParameterRow }): ReactElement => {
  const { gradient, arrived, total, trainable } = row
  if (gradient === null) return <td className="note">{trainable || total > 0 ? '–' : 'fixed'}</td>
  return (
    <td className="hue" data-hue="gradient">
      {formatNumber(gradient)}
      {arrived < total && total > 1 && (
        <span className="note">
          {' '}
          {grouped(arrived)} of {grouped(total)}
        </span>
      )}
    </td>
  )
}

const Row = ({ row, index }: { readonly row: ParameterRow; readonly index: number }): ReactElement => (
  <tr aria-rowindex={index} aria-current={row.active ? 'step' : undefined}>
    <td>{row.name}</td>
    <td>
      <EditButton node={row.node} name={row.name}>
        {formatNumber(row.value)}
      </EditButton>
    </td>
    <Gradient row={row} />
    {row.after === null ? (
      <td className="note">{row.trainable ? '–' : row.total > 0 ? 'not trained' : 'fixed'}</td>
    ) : (
      <td className="hue" data-hue="update">
        {formatNumber(row.after)}
      </td>
    )}
  </tr>
)

/** Room for rows that are not rendered. */
const Gap = ({ height }: { readonly height: number }): ReactElement | null =>
  height <= 0 ? null : (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={4} style={{ height, padding: 0, boxShadow: 'none' }} />
      </tr>
    </tbody>
  )

/** Every weight and bias: its value before this update, its gradient, and what the update makes of it. */
export const Parameters = (): ReactElement | null => {
  const moment = useMoment()
  const count = moment === null ? 0 : parameterCount(moment)
  const { box, body, onScroll, from, to, above, below } = useRowWindow(
    count,
    moment === null ? -1 : firstActiveOf(moment),
  )
  if (moment === null) return null
  const { pass } = explanationOf(moment)
  const hue = pass === null ? 'ink' : PASS_WORDS[pass].hue
  return (
    <section
      className="parameters"
      style={count > MANY ? { maxHeight: '60vh' } : undefined}
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="Parameters, scrollable"
      onScroll={onScroll}
    >
      <Edited />
      <table className="table" aria-label="Parameters" aria-rowcount={count + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Parameter</th>
            <th scope="col">Value</th>
            <th scope="col">Gradient</th>
            <th scope="col">After update</th>
          </tr>
        </thead>
        <Gap height={above} />
        <tbody ref={body} data-hue={hue}>
          {parameterRows(moment, from, to - from).map((row, i) => (
            <Row key={row.node} row={row} index={from + i + 2} />
          ))}
        </tbody>
        <Gap height={below} />
      </table>
      <Given />
    </section>
  )
}
