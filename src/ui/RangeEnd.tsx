import { type ReactElement, useState } from 'react'
import { typedNumber } from './typed-number.ts'

/** One end of a range to type; what is no number, or past the other end, is said and not taken. */
export const RangeEnd = (props: {
  readonly label: string
  readonly value: number
  /** What is wrong with a number, null where nothing is. */
  readonly refuse: (value: number) => string | null
  readonly onChange: (value: number) => void
}): ReactElement => {
  const { label, value, refuse, onChange } = props
  const [draft, setDraft] = useState<string | null>(null)
  const read = draft === null ? value : typedNumber(draft)
  const problem = typeof read === 'string' ? read : draft === null ? null : refuse(read)
  const take = (): void => {
    if (typeof read === 'number' && problem === null) onChange(read)
    setDraft(null)
  }
  return (
    <label className="range-end">
      {label}
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        value={draft ?? String(value).replace('-', '−')}
        aria-invalid={problem !== null}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
          else if (event.key === 'Escape' && draft !== null) {
            event.preventDefault()
            setDraft(null)
          }
        }}
      />
      {problem !== null && <span role="alert">{problem}</span>}
    </label>
  )
}
