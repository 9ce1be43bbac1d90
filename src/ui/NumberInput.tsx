import { type KeyboardEvent, type ReactElement, useId, useState } from 'react'
import { focusStage } from './stage-focus.ts'
import { typedNumber } from './typed-number.ts'

/** A number to type. */
export interface NumberInputProps {
  readonly label: string
  readonly className: string
  readonly value: number
  /** Takes a number as soon as it can be read, or (`late`) once the field is left or Enter is pressed. */
  readonly onChange: (value: number) => void
  readonly late?: boolean
  /** Says what is wrong with a number that can be read, null where nothing is. */
  readonly check?: (value: number) => string | null
  /** Arrow up and down: by so many steps. */
  readonly onNudge?: (by: number) => void
  /** The field has been entered or left, so that the next change begins anew. */
  readonly onRest?: () => void
}

/** A number as people read it where it is typed: all its digits, with a true minus. */
export const printed = (value: number): string => String(value).replace('-', '−')

/** A small field for a number; what is wrong with it is said below, and the number stays until it is right. */
export const NumberInput = (props: NumberInputProps): ReactElement => {
  const { label, className, value, onChange, late = false, check, onNudge, onRest } = props
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const [focused, setFocused] = useState(false)
  const read = (text: string): number | string => {
    const typed = typedNumber(text)
    return typeof typed === 'string' ? typed : (check?.(typed) ?? typed)
  }
  const now = draft === null ? value : read(draft)
  const problem = typeof now === 'string' ? now : null
  // What was refused and has become possible since was never taken: the number in force is shown.
  if (draft !== null && !focused && problem === null) setDraft(null)
  const take = (): void => {
    if (draft === null || problem !== null) return
    if (late && typeof now === 'number') onChange(now)
    setDraft(null)
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (by !== 0 && onNudge) {
      event.preventDefault()
      setDraft(null)
      onNudge(by * (event.shiftKey ? 10 : 1))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      take()
      event.currentTarget.select()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      setDraft(null)
      focusStage()
    }
  }
  return (
    <>
      <input
        className={className}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        role="spinbutton"
        aria-label={label}
        aria-valuenow={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        value={draft ?? printed(value)}
        onFocus={({ currentTarget }) => {
          setFocused(true)
          currentTarget.select()
          onRest?.()
        }}
        onChange={({ currentTarget }) => {
          setDraft(currentTarget.value)
          const typed = read(currentTarget.value)
          if (!late && typeof typed === 'number') onChange(typed)
        }}
        onKeyDown={onKey}
        onBlur={() => {
          setFocused(false)
          take()
          onRest?.()
        }}
      />
      {problem !== null && (
        <p id={id} className="leaf-problem" role="alert">
          {problem} {label} stays {printed(value)} until then.
        </p>
      )}
    </>
  )
}
