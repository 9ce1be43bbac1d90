import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useAppStore } from './app-context.ts'
import { NumberInput } from './NumberInput.tsx'
import { nudged, sliderAround, sliderBetween } from './typed-number.ts'

/** A number that is typed or dragged within a range. */
export interface LeafNumberProps {
  /** What it is called on the page, and in paths. */
  readonly label: string
  readonly name: string
  readonly path: string
  readonly value: number
  /** The ends of the range, where they have been chosen. */
  readonly least?: number | undefined
  readonly most?: number | undefined
  /** Whether the ends can be chosen. */
  readonly ranged: boolean
}

/** What is shown until a number that has been sent comes back, and one thing to undo per visit and per drag. */
const useSending = (value: number, path: string) => {
  const store = useAppStore()
  const [sent, setSent] = useState<number | null>(null)
  const begun = useRef(false)
  useEffect(() => setSent((s) => (s !== null && Object.is(s, value) ? null : s)), [value])
  return {
    shown: sent ?? value,
    send: (next: number): void => {
      if (Object.is(next, sent ?? value)) return
      const { edit, history } = store.getState()
      edit(path, next, begun.current && history.future.length === 0)
      begun.current = true
      setSent(next)
    },
    rest: (): void => {
      begun.current = false
      setSent(null)
    },
  }
}

/** A number of an expression: its field, its slider, and the ends of the slider's range. */
export const LeafNumber = (props: LeafNumberProps): ReactElement => {
  const { label, name, path, value, ranged } = props
  const { edit } = useAppStore().getState()
  const { shown, send, rest } = useSending(value, path)
  const [around, setAround] = useState(() => sliderAround(value))
  useEffect(() => {
    if (shown < around.min || shown > around.max) setAround(sliderAround(shown))
  }, [shown, around])
  const least = Math.min(props.least ?? around.min, shown)
  const most = Math.max(props.most ?? around.max, shown)
  const bounds = sliderBetween(least, most)
  const change = (next: number): void => {
    send(next)
    // A number beyond the chosen range widens it, as part of the same change.
    if (props.least !== undefined && next < props.least) edit(`least.${name}`, next, true)
    if (props.most !== undefined && next > props.most) edit(`most.${name}`, next, true)
  }
  const end = (kind: 'least' | 'most', words: string, at: number, check: (x: number) => string | null) => (
    <NumberInput
      label={`${label}, ${words}`}
      className={`leaf-${kind}`}
      value={at}
      late
      check={check}
      onChange={(next) => edit(`${kind}.${name}`, next)}
    />
  )
  return (
    <>
      <NumberInput
        label={label}
        className="leaf-value"
        value={shown}
        onChange={change}
        onNudge={(by) => change(nudged(shown, by, bounds.step))}
        onRest={rest}
      />
      {ranged &&
        end('least', 'least', least, (x) =>
          x > shown
            ? `The least may be no more than ${label} itself.`
            : x >= most
              ? 'The least is less than the most.'
              : null,
        )}
      <input
        type="range"
        className={ranged ? 'leaf-slider' : 'leaf-slider alone'}
        aria-label={`${label}, slider`}
        {...bounds}
        value={shown}
        onPointerDown={rest}
        onBlur={rest}
        onChange={({ currentTarget }) => {
          const next = nudged(Number(currentTarget.value), 0, bounds.step)
          change(Math.max(least, Math.min(most, next)))
        }}
      />
      {ranged &&
        end('most', 'most', most, (x) =>
          x < shown
            ? `The most may be no less than ${label} itself.`
            : x <= least
              ? 'The most is more than the least.'
              : null,
        )}
    </>
  )
}
