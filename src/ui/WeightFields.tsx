import type { ReactElement } from 'react'
import { prettyName } from '../explain/scripts.ts'
import type { Initialization } from '../models/build.ts'
import { INITIALIZATION_WORDS } from './build-words.ts'
import { NumberField, SelectField } from './Field.tsx'
import { icons } from './icons.tsx'
import { useOneChange, type Workshop } from './use-workshop.ts'

/** The largest seed there is. */
export const LAST_SEED = 2 ** 32 - 1

/** How weights begin, from which seed, and which of them are one. */
export const WeightFields = ({ workshop }: { readonly workshop: Workshop }): ReactElement => {
  const { building, build, put } = workshop
  const { send, rest } = useOneChange(put)
  const { scale } = INITIALIZATION_WORDS[build.initialization]
  return (
    <fieldset className="build-group">
      <legend>Weights at the start</legend>
      <div className="build-fields">
        <SelectField
          label="Drawn as"
          value={build.initialization}
          onChoose={(initialization: Initialization) => void put({ ...build, initialization })}
        >
          {building.initializations.map((name) => (
            <option key={name} value={name}>
              {INITIALIZATION_WORDS[name].label}
            </option>
          ))}
        </SelectField>
        {scale !== null && (
          <NumberField
            label={scale}
            value={build.scale}
            bounds={{ least: -1000, most: 1000, step: 0.1 }}
            onChange={(next) => send({ ...build, scale: next })}
            onRest={rest}
          />
        )}
        <NumberField
          label="Seed"
          name="Seed of the weights"
          value={build.seed}
          bounds={{ least: 0, most: LAST_SEED, whole: true }}
          onChange={(seed) => send({ ...build, seed })}
          onRest={rest}
        >
          <button
            type="button"
            className="button"
            aria-label="Re-draw the weights"
            onClick={() => void put({ ...build, seed: (build.seed + 1) % (LAST_SEED + 1) })}
          >
            Re-draw
          </button>
        </NumberField>
      </div>
      {build.shared.length > 0 && (
        <ul className="build-shared" aria-label="Shared weights">
          {build.shared.map((pair) => (
            <li key={pair.join()}>
              <span>
                {prettyName(pair[0])} = {prettyName(pair[1])}
              </span>
              <button
                type="button"
                aria-label={`Share ${pair[0]} and ${pair[1]} no more`}
                onClick={() => void put({ ...build, shared: build.shared.filter((p) => p !== pair) })}
              >
                {icons.close}
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}
