import { type ReactElement, useId } from 'react'
import { returnFocusAfterPointer } from './stage-focus.ts'

/** A choice of one among a few, side by side. */
export interface ChoiceProps<T extends string | number> {
  /** Its accessible name. */
  readonly name: string
  /** The words before it. */
  readonly label: string
  readonly options: readonly { readonly value: T; readonly text: string; readonly spoken?: string }[]
  readonly value: T
  readonly onChoose: (value: T) => void
}

/** A radio group drawn as one row of segments; chosen with the pointer, it hands the focus back to the Stage. */
export const Choice = <T extends string | number>(props: ChoiceProps<T>): ReactElement => {
  const group = useId()
  return (
    <div className="choice" role="radiogroup" aria-label={props.name}>
      <span className="legend-text" aria-hidden="true">
        {props.label}
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: only watches clicks of the radios within */}
      <div className="segmented" onClick={returnFocusAfterPointer}>
        {props.options.map(({ value, text, spoken }) => (
          <label key={value}>
            <input
              type="radio"
              name={group}
              aria-label={spoken ?? text}
              checked={value === props.value}
              onChange={() => props.onChoose(value)}
            />
            <span data-text={text}>{text}</span>
          </label>
        ))}
      </div>
    </div>
  )
}
