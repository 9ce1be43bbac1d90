import { type ReactElement, type ReactNode, useId } from 'react'
import { NumberInput } from './NumberInput.tsx'
import { nudged } from './typed-number.ts'

/** A choice from a list, with its words above it. */
export const SelectField = <T extends string>(props: {
  readonly label: string
  readonly value: T
  readonly onChoose: (value: T) => void
  readonly describedBy?: string | undefined
  readonly invalid?: boolean
  /** `option` and `optgroup` elements. */
  readonly children: ReactNode
}): ReactElement => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        value={props.value}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onChange={({ currentTarget }) => props.onChoose(currentTarget.value as T)}
      >
        {props.children}
      </select>
    </div>
  )
}

/** What a number may be. */
export interface Bounds {
  readonly least: number
  readonly most: number
  readonly whole?: boolean
  /** How far an arrow moves it. */
  readonly step?: number
}

/** What is wrong with a number that is chosen within bounds, null where nothing is. */
export const outOfBounds = (value: number, { least, most, whole = false }: Bounds): string | null =>
  value < least || value > most || (whole && !Number.isInteger(value))
    ? `Type a ${whole ? 'whole ' : ''}number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}.`
    : null

/** A number to type, with its words above it and what stands after it. */
export const NumberField = (props: {
  readonly label: string
  /** What is read out, where that is more than the label. */
  readonly name?: string
  readonly value: number
  readonly bounds: Bounds
  readonly onChange: (value: number) => void
  readonly onRest: () => void
  readonly children?: ReactNode
}): ReactElement => {
  const { label, name = label, value, bounds, onChange } = props
  const { least, most, step = 1 } = bounds
  return (
    <div className="field">
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <div className="field-row">
        <NumberInput
          label={name}
          className="field-number"
          value={value}
          check={(x) => outOfBounds(x, bounds)}
          onChange={onChange}
          onNudge={(by) => onChange(Math.max(least, Math.min(most, nudged(value, by, step))))}
          onRest={props.onRest}
        />
        {props.children}
      </div>
    </div>
  )
}

/** A number to drag or type. */
export const SliderField = (props: {
  readonly label: string
  readonly value: number
  readonly bounds: Bounds & { readonly step: number }
  /** The end of the slider, where numbers beyond it can be typed. */
  readonly sliderMost?: number
  readonly onChange: (value: number) => void
  readonly onRest: () => void
}): ReactElement => {
  const { label, value, bounds, onChange, onRest } = props
  const most = props.sliderMost ?? bounds.most
  return (
    <NumberField {...{ label, value, bounds, onChange, onRest }}>
      <input
        type="range"
        aria-label={`${label}, slider`}
        min={bounds.least}
        max={most}
        step={bounds.step}
        value={Math.min(value, most)}
        onPointerDown={onRest}
        onBlur={onRest}
        onChange={({ currentTarget }) => onChange(nudged(Number(currentTarget.value), 0, bounds.step))}
      />
    </NumberField>
  )
}

/** A choice that is on or off. */
export const SwitchField = (props: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly describedBy?: string
}): ReactElement => (
  <label className="field-switch">
    <input
      type="checkbox"
      checked={props.checked}
      aria-describedby={props.describedBy}
      onChange={({ currentTarget }) => props.onChange(currentTarget.checked)}
    />
    <span>{props.label}</span>
  </label>
)
