import { type ChangeEvent, type ReactElement, useEffect, useId, useRef } from 'react'
import type { DataProblem } from '../models/data-problem.ts'
import type { Building } from '../store/building.ts'
import type { Refusal } from './build-draft.ts'
import { DataProblems } from './DataProblems.tsx'
import { focusStage } from './stage-focus.ts'
import type { Own } from './use-own.ts'

const EXAMPLE = 'height,weight,kind\n1.2,3.4,a\n0.9,2.8,b\n…'

/** One's own table as text: typed, pasted, or from a file; what is wrong with it is listed and leads to its cell. */
export const OwnText = (props: {
  readonly building: Building
  readonly own: Own
  /** The table in view. */
  readonly text: string
  readonly refusal: Refusal | null
  readonly onDrop: () => void
}): ReactElement => {
  const { building, own, refusal, onDrop } = props
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const begun = useRef(false)
  const text = own.draft.text ?? props.text
  const { open } = own.draft
  // Whoever asks for a table of their own wants to paste it.
  useEffect(() => {
    if (open && field.current?.value === '' && !matchMedia('(pointer: coarse)').matches) field.current.focus()
  }, [open])
  const go = ({ row, column }: DataProblem): void => {
    const place = row === null ? null : building.cellPlace(text, row, column)
    const { current } = field
    if (place === null || current === null) return
    current.focus()
    current.setSelectionRange(place.from, place.to)
    const line = text.slice(0, place.from).split('\n').length - 1
    const lines = text.split('\n').length
    current.scrollTop = Math.max(0, (line / lines) * current.scrollHeight - current.clientHeight / 2)
  }
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const [chosen] = currentTarget.files ?? []
    if (chosen) void chosen.text().then((read) => own.take(read))
    currentTarget.value = ''
  }
  return (
    <div className="own-text">
      <div className="own-head">
        <label htmlFor={id}>Table, as CSV or TSV</label>
        <button type="button" className="button" onClick={() => file.current?.click()}>
          Choose a file
        </button>
        <input
          ref={file}
          type="file"
          className="sr-only"
          tabIndex={-1}
          aria-label="File with a table or a saved model"
          accept=".csv,.tsv,.txt,.json,text/csv,text/tab-separated-values,text/plain,application/json"
          onChange={choose}
        />
      </div>
      <textarea
        ref={field}
        id={id}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        placeholder={EXAMPLE}
        aria-invalid={refusal !== null}
        value={text}
        onFocus={() => {
          begun.current = false
        }}
        onChange={({ currentTarget }) => {
          own.take(currentTarget.value, begun.current)
          begun.current = true
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          focusStage()
        }}
      />
      {refusal === null ? (
        <p className="note">
          Paste a table with a row of names on top, or drop a file anywhere here. Up to{' '}
          {building.most.rows.toLocaleString('en')} rows.
        </p>
      ) : (
        text !== '' && <DataProblems building={building} refusal={refusal} onGo={go} onDrop={onDrop} />
      )}
    </div>
  )
}
