import type { ReactElement } from 'react'
import { formatNumber } from '../explain/format.ts'
import { inspect } from '../explain/inspection.ts'
import { useMoment } from './moment.ts'
import { NodeTools } from './NodeTools.tsx'

/** An operation on the card: what it is, its numbers, and the tools it can be looked at with. */
export const NodeEntry = (props: {
  readonly node: number
  readonly onDone: () => void
}): ReactElement | null => {
  const moment = useMoment()
  const about = moment && inspect(moment, `operation:${props.node}`)
  if (!about) return null
  return (
    <div className="entry">
      <p>
        <strong>{about.name}</strong> {about.role}
      </p>
      {about.numbers.map(({ label, value, hue, note }) => (
        <p key={label} className="other">
          {label}{' '}
          {value === null ? (
            note
          ) : (
            <b className="hue" data-hue={hue}>
              {formatNumber(value)}
            </b>
          )}
        </p>
      ))}
      <NodeTools {...props} />
    </div>
  )
}
