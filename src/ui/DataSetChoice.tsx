import { type ReactElement, useId } from 'react'
import type { DataSetName } from '../models/build.ts'
import type { DataSet } from '../models/data-set.ts'
import type { Building } from '../store/building.ts'
import { SET_WORDS } from './build-words.ts'
import { Scatter } from './Scatter.tsx'

const pictured = new Map<DataSetName, DataSet | null>()

/** The set as it comes at first; null for one's own table. */
const pictureOf = (building: Building, set: DataSetName): DataSet | null => {
  const known = pictured.get(set)
  if (known !== undefined) return known
  const made = set === 'own' ? null : building.dataSetOf(building.defaultBuild(set).data)
  const data = made?.ok ? made.data : null
  pictured.set(set, data)
  return data
}

/** The data sets as pictures to choose from; the chosen one shows the data as they are now. */
export const DataSetChoice = (props: {
  readonly building: Building
  readonly value: DataSetName | null
  /** The chosen data. */
  readonly data: DataSet | null
  readonly onChoose: (set: DataSetName) => void
}): ReactElement => {
  const { building, value, data, onChoose } = props
  const group = useId()
  return (
    <div className="data-sets" role="radiogroup" aria-label="Data set">
      {building.setNames.map((set) => (
        <label key={set} title={building.dataSets[set].description}>
          <input
            type="radio"
            name={group}
            aria-label={building.dataSets[set].label}
            checked={set === value}
            onChange={() => onChoose(set)}
          />
          <Scatter data={set === value && data !== null ? data : pictureOf(building, set)} />
          <span>{SET_WORDS[set] ?? building.dataSets[set].label}</span>
        </label>
      ))}
    </div>
  )
}
