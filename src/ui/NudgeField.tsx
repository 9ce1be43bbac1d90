import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { useAppStore } from './app-context.ts'
import { type NudgeRange, stepOf } from './nudge-range.ts'
import { nudged, typedNumber } from './typed-number.ts'

/** A leaf's number to be dragged and typed. */
export interface NudgeFieldProps {
  readonly name: string
  readonly value: number
  readonly range: NudgeRange
  /** How far the buttons move it. */
  readonly by: number
  /** Takes a new number; `continues` while it belongs to the same drag or run of keys as the last one. */
  readonly onChange: (value: number, continues: boolean) => void
}

const print = (value: number): string => String(value).replace('-', '−')
const GRAB = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'])

/** A big slider, a box to type in, and a button to either side; one drag is one change to undo. */
export const NudgeField = ({ name, value, range, by, onChange }: NudgeFieldProps): ReactElement => {
  const id = useId()
  const store = useAppStore()
  const [draft, setDraft] = useState<string | null>(null)
  /** What was last asked for, until it is there: the slider must not jump back meanwhile. */
  const [put, setPut] = useState<number | null>(null)
  const begun = useRef(false)
  const shown = put ?? value
  const step = stepOf(range)
  const read = draft === null ? value : typedNumber(draft)
  const problem = typeof read === 'string' ? read : null

  useEffect(() => {
    setPut((before) => (before !== null && Object.is(before, value) ? null : before))
  }, [value])

  const change = (next: number): void => {
    if (Object.is(next, shown)) return
    onChange(next, begun.current)
    begun.current = true
    setPut(next)
  }
  const fresh = (): void => {
    begun.current = false
  }
  const settle = (): void => {
    fresh()
    setPut(null)
    if (problem === null) setDraft(null)
  }
  const travels = (event: KeyboardEvent): boolean => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return false
    event.preventDefault()
    event.stopPropagation()
    settle()
    setDraft(null)
    const { undo, redo } = store.getState()
    ;(event.shiftKey ? redo : undo)()
    return true
  }
  const type = (text: string): void => {
    setDraft(text)
    const typed = typedNumber(text)
    if (typeof typed === 'number') change(typed)
  }
  const onTextKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (travels(event)) return
    const way = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (way !== 0) {
      event.preventDefault()
      setDraft(null)
      change(nudged(shown, way * (event.shiftKey ? 10 : 1), step))
    } else if (event.key === 'Enter' && problem === null) settle()
    else if (event.key === 'Escape' && draft !== null) {
      event.preventDefault()
      setDraft(null)
    }
  }
  const button = (way: 1 | -1): ReactElement => (
    <button
      type="button"
      className="button"
      aria-label={`Move ${name} by ${way < 0 ? 'minus ' : ''}${by}`}
      onClick={() => {
        fresh()
        change(nudged(shown, way, by))
      }}
    >
      {way < 0 ? '−' : '+'}
      {by}
    </button>
  )
  return (
    <div className="nudge-field">
      <label htmlFor={id} className="sr-only">
        {name}
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        role="spinbutton"
        aria-valuenow={shown}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        value={draft ?? print(shown)}
        onFocus={fresh}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={onTextKey}
        onBlur={settle}
      />
      {button(-1)}
      {button(1)}
      <input
        type="range"
        className="nudge-slider"
        aria-label={`${name}, slider`}
        min={range.least}
        max={range.most}
        step={step}
        value={Math.max(range.least, Math.min(range.most, shown))}
        onPointerDown={fresh}
        onKeyDown={(event) => {
          if (!travels(event) && !event.repeat && !GRAB.has(event.key)) fresh()
        }}
        onBlur={settle}
        onChange={({ currentTarget }) => {
          setDraft(null)
          change(nudged(Number(currentTarget.value), 0, step))
        }}
      />
      {problem !== null && (
        <p id={`${id}-problem`} role="alert">
          {problem} It stays {print(value)} until then.
        </p>
      )}
    </div>
  )
}
