import type { ReactElement } from 'react'
import type { OwnData, Scaling } from '../models/build.ts'
import type { Task } from '../models/task.ts'
import type { Building } from '../store/building.ts'
import { SCALING_WORDS, TASK_WORDS } from './build-words.ts'
import { SelectField } from './Field.tsx'

/** Columns that are left out and said so; further ones are counted. */
const TOLD = 4

const LeftOut = ({ lines }: { readonly lines: readonly string[] }): ReactElement | null => {
  if (lines.length === 0) return null
  const told = lines.length > TOLD ? lines.slice(0, TOLD - 1) : lines
  return (
    <ul className="left-out" aria-label="Columns left out">
      {told.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {lines.length > told.length && <li>And {lines.length - told.length} more columns.</li>}
    </ul>
  )
}

/** What the columns of one's own table are: inputs or target, what is predicted, how inputs are scaled. */
export const OwnColumns = (props: {
  readonly building: Building
  readonly own: OwnData
  readonly onChoose: (own: OwnData) => void
}): ReactElement => {
  const { building, own, onChoose } = props
  const read = building.readTable(own.text)
  const columns = read.ok ? read.table.columns : [...new Set([...own.inputs, own.target])]
  const toggle = (column: string): void => {
    const inputs = columns.filter((c) => (c === column ? !own.inputs.includes(c) : own.inputs.includes(c)))
    onChoose({ ...own, inputs })
  }
  const retarget = (target: string): void => {
    const proposed = building.proposeOwn(own.text)
    const isWords = proposed.ok && target === proposed.own.target
    onChoose({
      ...own,
      target,
      inputs: own.inputs.filter((c) => c !== target),
      ...(isWords && { task: proposed.own.task }),
    })
  }
  return (
    <>
      <fieldset className="chips" aria-label="Columns that are inputs">
        <span className="field-label" aria-hidden="true">
          Inputs
        </span>
        {columns
          .filter((column) => column !== own.target)
          .map((column) => (
            <button
              key={column}
              type="button"
              className="button chip"
              aria-pressed={own.inputs.includes(column)}
              onClick={() => toggle(column)}
            >
              {column}
            </button>
          ))}
      </fieldset>
      <div className="build-fields">
        <SelectField label="Target" value={own.target} onChoose={retarget}>
          {columns.map((column) => (
            <option key={column}>{column}</option>
          ))}
        </SelectField>
        <SelectField label="It is" value={own.task} onChoose={(task: Task) => onChoose({ ...own, task })}>
          {building.tasks.map((task) => (
            <option key={task} value={task}>
              {TASK_WORDS[task]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Inputs are"
          value={own.scaling}
          onChoose={(scaling: Scaling) => onChoose({ ...own, scaling })}
        >
          {building.scalings.map((scaling) => (
            <option key={scaling} value={scaling}>
              {SCALING_WORDS[scaling]}
            </option>
          ))}
        </SelectField>
      </div>
      {read.ok && <LeftOut lines={building.leftOut(read.table, own)} />}
    </>
  )
}
