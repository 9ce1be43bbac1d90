import { type ReactElement, useId } from 'react'
import type { Program } from '../models/program.ts'
import { outputChoiceOf, withOutput } from '../store/output-choice.ts'

/** Chooses which value of a program is its output; the text says so afterwards. */
export const OutputSelect = (props: {
  readonly text: string
  readonly program: Program
  readonly onType: (text: string) => void
}): ReactElement => {
  const { text, program, onType } = props
  const id = useId()
  const { chosen, last, others } = outputChoiceOf(text, program)
  return (
    <p className="program-output">
      <label htmlFor={id}>Output</label>
      <select
        id={id}
        value={chosen}
        onChange={({ currentTarget }) => onType(withOutput(text, program, currentTarget.value))}
      >
        <option value="">{last === '' ? 'the last statement' : `${last}, the last statement`}</option>
        {others.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </p>
  )
}
