import type { ReactElement } from 'react'
import type { OptimizerName, SettingName } from '../engine/optimizer.ts'
import { SETTING_WORDS } from './build-words.ts'
import { NumberField, SelectField } from './Field.tsx'
import { useOneChange, type Workshop } from './use-workshop.ts'

const MOST: Partial<Readonly<Record<SettingName, number>>> = { weightDecay: 10 }

/** Steps of the arrow keys: of the size of what is usual. */
const stepAt = (value: number): number => (value > 0 ? 10 ** Math.floor(Math.log10(value) + 1e-9) : 0.01)

/** The optimizer, its learning rate and its own settings. */
export const OptimizerFields = ({ workshop }: { readonly workshop: Workshop }): ReactElement => {
  const { building, build, put } = workshop
  const { send, rest } = useOneChange(put)
  const { settings } = building.optimizerOf(build.optimizer, build.settings)
  const { settings: usual } = building.optimizerOf(build.optimizer)
  const setting = (name: SettingName, value: number): void => {
    const { [name]: _, ...others } = build.settings
    send({ ...build, settings: value === usual[name] ? others : { ...others, [name]: value } })
  }
  return (
    <fieldset className="build-group">
      <legend>Optimizer</legend>
      <div className="build-fields">
        <SelectField
          label="Rule"
          value={build.optimizer}
          onChoose={(optimizer: OptimizerName) => void put({ ...build, optimizer, settings: {} })}
        >
          {building.optimizerNames.map((name) => (
            <option key={name} value={name}>
              {building.optimizerOf(name).label}
            </option>
          ))}
        </SelectField>
        <NumberField
          label="Learning rate η"
          value={build.learningRate}
          bounds={{ least: 0, most: 1e6, step: stepAt(build.learningRate) }}
          onChange={(learningRate) => send({ ...build, learningRate })}
          onRest={rest}
        />
        {building.settingsOf(build.optimizer).map((name) => (
          <NumberField
            key={name}
            label={`${SETTING_WORDS[name].name} ${SETTING_WORDS[name].letter}`}
            value={settings[name]}
            bounds={{ least: 0, most: MOST[name] ?? 1, step: stepAt(settings[name]) }}
            onChange={(value) => setting(name, value)}
            onRest={rest}
          />
        ))}
      </div>
    </fieldset>
  )
}
