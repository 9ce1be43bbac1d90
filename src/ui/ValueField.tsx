import {
  type KeyboardEvent,
  type ReactElement,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { nudged, sliderAround, sliderBetween, typedNumber } from './typed-number.ts'

/** A number to be changed. */
export interface ValueFieldProps {
  readonly label: string
  readonly value: number
  /** The ends of its range, where they have been chosen. */
  readonly least?: number | undefined
  readonly most?: number | undefined
  /** What is expected instead of a number that it cannot be, null where it can. */
  readonly refuse?: ((value: number) => string | null) | undefined
  /** Takes a new number; `continues` while it belongs to the same change as the last one. */
  readonly onChange: (value: number, continues: boolean) => void
  readonly onDone: () => void
}

const print = (value: number): string => String(value).replace('-', '−')

/** A number as text to type and as a slider to drag; both act at once. */
export const ValueField = ({
  label,
  value,
  least,
  most,
  refuse,
  onChange,
  onDone,
}: ValueFieldProps): ReactElement => {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const [around, setAround] = useState(() => sliderAround(value))
  const bounds =
    least === undefined && most === undefined
      ? around
      : sliderBetween(Math.min(least ?? around.min, value), Math.max(most ?? around.max, value))
  const begun = useRef(false)
  const first = useRef(value)
  const judged = (text: string): number | string => {
    const typed = typedNumber(text)
    const hint = typeof typed === 'number' ? (refuse?.(typed) ?? null) : null
    return hint === null ? typed : `Type ${hint}.`
  }
  const read = draft === null ? value : judged(draft)
  const problem = typeof read === 'string' ? read : null

  useEffect(() => {
    if (value < around.min || value > around.max) setAround(sliderAround(value))
  }, [value, around])

  // A number that comes in anew is selected as the one before it was: what is typed replaces it.
  const shown = draft ?? print(value)
  useLayoutEffect(() => {
    const { current } = field
    if (draft === null && current !== null && document.activeElement === current && shown !== '')
      current.select()
  }, [draft, shown])

  const change = (next: number): void => {
    if (Object.is(next, value) || (refuse?.(next) ?? null) !== null) return
    onChange(next, begun.current)
    begun.current = true
  }
  const type = (text: string): void => {
    setDraft(text)
    const typed = judged(text)
    if (typeof typed === 'number') change(typed)
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (by !== 0) {
      event.preventDefault()
      setDraft(null)
      change(nudged(value, by * (event.shiftKey ? 10 : 1), bounds.step))
    } else if (event.key === 'Enter' && problem === null) {
      event.preventDefault()
      onDone()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (begun.current) change(first.current)
      onDone()
    }
  }
  const settle = (): void => {
    if (problem === null) setDraft(null)
  }
  return (
    <div className="value-field">
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        role="spinbutton"
        aria-valuenow={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        value={shown}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={onKey}
        onBlur={settle}
      />
      <input
        type="range"
        aria-label={`${label}, slider`}
        {...bounds}
        value={Math.max(bounds.min, Math.min(bounds.max, value))}
        onChange={({ currentTarget }) => {
          setDraft(null)
          change(nudged(Number(currentTarget.value), 0, bounds.step))
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
