import type { ReactElement } from 'react'
import type { LayerChoice } from '../models/build.ts'
import type { Building } from '../store/building.ts'
import { ActivationField } from './ActivationField.tsx'
import { outOfBounds, SwitchField } from './Field.tsx'
import { icons } from './icons.tsx'
import { NumberInput } from './NumberInput.tsx'

/** A hidden layer as a column: its units, its activation, its biases. */
export const LayerColumn = (props: {
  readonly building: Building
  /** Its number, from 1. */
  readonly number: number
  readonly layer: LayerChoice
  readonly onChange: (layer: LayerChoice) => void
  readonly onRest: () => void
  readonly onRemove: () => void
}): ReactElement => {
  const { building, number, layer, onChange, onRest, onRemove } = props
  const of = `layer ${number}`
  const bounds = { least: 1, most: building.most.units, whole: true }
  const setUnits = (units: number): void =>
    onChange({ ...layer, units: Math.max(1, Math.min(bounds.most, units)) })
  const step = (by: 1 | -1): ReactElement => (
    <button
      type="button"
      className="button icon"
      aria-label={`${by === 1 ? 'One more unit' : 'One unit less'} in ${of}`}
      aria-disabled={outOfBounds(layer.units + by, bounds) !== null}
      onClick={() => {
        onRest()
        setUnits(layer.units + by)
      }}
    >
      {by === 1 ? icons.plus : icons.minus}
    </button>
  )
  return (
    <>
      <div className="layer-head">
        <h2>Layer {number}</h2>
        <button type="button" className="layer-remove" aria-label={`Remove ${of}`} onClick={onRemove}>
          {icons.close}
        </button>
      </div>
      <div className="layer-units">
        {step(-1)}
        <NumberInput
          label={`Units of ${of}`}
          className="field-number"
          value={layer.units}
          check={(x) => outOfBounds(x, bounds)}
          onChange={setUnits}
          onNudge={(by) => setUnits(layer.units + by)}
          onRest={onRest}
        />
        {step(1)}
      </div>
      <ActivationField
        building={building}
        of={of}
        value={layer.activation}
        onChoose={(activation) => onChange({ ...layer, activation })}
      />
      <SwitchField label="Biases" checked={layer.bias} onChange={(bias) => onChange({ ...layer, bias })} />
    </>
  )
}
