import type { ReactElement } from 'react'
import type { DataChoice } from '../models/build.ts'
import type { DataSet } from '../models/data-set.ts'
import type { FeatureName } from '../models/feature.ts'
import { counted } from './build-words.ts'
import { NumberField, SliderField } from './Field.tsx'
import { useOneChange, type Workshop } from './use-workshop.ts'
import { LAST_SEED } from './WeightFields.tsx'

const PERCENT = 100

interface ChipsProps<T extends string> {
  readonly name: string
  readonly chips: readonly { readonly id: T; readonly text: string; readonly label: string }[]
  readonly isChosen: (id: T) => boolean
  readonly onToggle: (id: T) => void
}

const Chips = <T extends string>({ name, chips, isChosen, onToggle }: ChipsProps<T>): ReactElement => (
  <fieldset className="chips" aria-label={name}>
    <span className="field-label" aria-hidden="true">
      Inputs
    </span>
    {chips.map(({ id, text, label }) => (
      <button
        key={id}
        type="button"
        className="button chip"
        aria-pressed={isChosen(id)}
        aria-label={label}
        onClick={() => onToggle(id)}
      >
        {text}
      </button>
    ))}
  </fieldset>
)

/** Size, noise, seed and split of data, and the features that are inputs, as far as the set has them. */
export const DataFields = (props: {
  readonly workshop: Workshop
  readonly data: DataSet | null
}): ReactElement => {
  const { workshop, data } = props
  const { building, build, put } = workshop
  const { send, rest } = useOneChange(put)
  const choice = build.data
  const row = building.dataSets[choice.set]
  const with_ = (change: Partial<DataChoice>) => ({ ...build, data: { ...choice, ...change } })
  const toggle = (name: FeatureName): void => {
    const chosen = new Set(choice.features)
    if (!chosen.delete(name)) chosen.add(name)
    const features = building.featureNames.filter((f) => chosen.has(f))
    void put({ ...with_({ features }), shared: [] })
  }
  const columns = choice.columns ?? row.columns
  const toggleColumn = (name: string): void => {
    const chosen = row.columns.filter((c) => columns.includes(c) !== (c === name))
    const { columns: _, ...others } = choice
    const data = chosen.length === row.columns.length ? others : { ...others, columns: chosen }
    void put({ ...build, data, shared: [] })
  }
  return (
    <>
      <div className="build-fields">
        {row.draw !== null && (
          <>
            <NumberField
              label="Rows"
              value={choice.size}
              bounds={{ least: row.least, most: building.most.rows, whole: true, step: 10 }}
              onChange={(size) => send(with_({ size }))}
              onRest={rest}
            />
            <SliderField
              label="Noise"
              value={choice.noise}
              bounds={{ least: 0, most: 10, step: 0.01 }}
              sliderMost={0.5}
              onChange={(noise) => send(with_({ noise }))}
              onRest={rest}
            />
          </>
        )}
        <SliderField
          label="Kept for testing, %"
          value={Math.round(choice.testShare * PERCENT * 10) / 10}
          bounds={{ least: 0, most: 90, step: 5 }}
          onChange={(percent) => send(with_({ testShare: percent / PERCENT }))}
          onRest={rest}
        />
        <NumberField
          label="Seed"
          name="Seed of the data"
          value={choice.seed}
          bounds={{ least: 0, most: LAST_SEED, whole: true }}
          onChange={(seed) => send(with_({ seed }))}
          onRest={rest}
        >
          <button
            type="button"
            className="button"
            aria-label="Re-draw the data"
            onClick={() => void put(with_({ seed: (choice.seed + 1) % (LAST_SEED + 1) }))}
          >
            {row.draw === null ? 'Split anew' : 'Re-draw'}
          </button>
        </NumberField>
      </div>
      {row.columns.length > 0 && (
        <>
          <Chips
            name="Columns that are inputs"
            chips={row.columns.map((name) => ({ id: name, text: name, label: name }))}
            isChosen={(name) => columns.includes(name)}
            onToggle={toggleColumn}
          />
          {columns.length !== 2 && <p className="note">Two columns lie in a plane, which Train draws.</p>}
        </>
      )}
      {row.draw !== null && (
        <Chips
          name="Features that are inputs"
          chips={building.featuresFor(row.axes.length).map((id) => ({
            id,
            text: building.features[id].formula,
            label: building.features[id].label,
          }))}
          isChosen={(id) => choice.features.includes(id)}
          onToggle={toggle}
        />
      )}
      {data && (
        <p className="note">
          {counted(data.train.length, 'row')} to train on, {data.test.length.toLocaleString('en')} to test
          with.
        </p>
      )}
    </>
  )
}
