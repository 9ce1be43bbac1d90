import type { ReactElement } from 'react'
import { fullPrecision } from '../explain/format.ts'
import { inspectLeaf } from '../explain/inspection.ts'
import { useApp } from './app-context.ts'
import { useMoment } from './moment.ts'

/** A number of one row of the data on the card: why it is not changed here, and the way to where data are. */
export const RowEntry = (props: {
  readonly node: number
  readonly onDone: () => void
}): ReactElement | null => {
  const { node, onDone } = props
  const moment = useMoment()
  const row = useApp((s) => s.row)
  const { samples, build } = useApp((s) => s.compiled.recipe)
  const showTool = useApp((s) => s.showTool)
  if (moment === null) return null
  const { name, role } = inspectLeaf(moment, node)
  return (
    <div className="entry">
      <p>
        <strong>{name}</strong> {role} of row {row + 1} of {samples.length}
      </p>
      <p className="other">
        value{' '}
        <b className="hue" data-hue="value">
          {fullPrecision(moment.trace.columns.initial[node]!)}
        </b>
      </p>
      <p>
        It is another number in each row, so it is changed with the data:{' '}
        {build?.data.set === 'own'
          ? 'in the text of your table, or as a single sample, typed by hand.'
          : 'choose “A single sample, typed by hand” there to try numbers of your own.'}
      </p>
      <p className="node-tools">
        <button
          type="button"
          className="button"
          onClick={() => {
            onDone()
            showTool('data')
          }}
        >
          Open the data
        </button>
      </p>
    </div>
  )
}
