import { type ReactElement, useId } from 'react'
import type { ActivationName } from '../models/build.ts'
import { curveLine } from '../scene/curve.ts'
import type { Building } from '../store/building.ts'

const WIDTH = 40
const HEIGHT = 26
const AREA = { x: 2, y: 3, w: WIDTH - 4, h: HEIGHT - 6 }

const pathOf = (points: readonly number[]): string =>
  Array.from({ length: points.length / 2 }, (_, i) => `${points[2 * i]} ${points[2 * i + 1]}`).join('L')

/** A choice of an activation function beside its curve. */
export const ActivationField = (props: {
  readonly building: Building
  /** Which layer it is of, for those who hear it. */
  readonly of: string
  readonly value: ActivationName
  readonly onChoose: (value: ActivationName) => void
  readonly describedBy?: string
}): ReactElement => {
  const { building, of, value, onChoose } = props
  const id = useId()
  return (
    <div className="activation-field">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path d={`M${pathOf(curveLine(building.activations[value], AREA))}`} />
      </svg>
      <label className="sr-only" htmlFor={id}>
        Activation of {of}
      </label>
      <select
        id={id}
        value={value}
        aria-describedby={props.describedBy}
        onChange={({ currentTarget }) => onChoose(currentTarget.value as ActivationName)}
      >
        {building.activationNames.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </div>
  )
}
