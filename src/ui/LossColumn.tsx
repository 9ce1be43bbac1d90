import type { ReactElement } from 'react'
import type { LossName } from '../models/losses.ts'
import { SelectField } from './Field.tsx'
import type { Workshop } from './use-workshop.ts'

/** The choice of a loss, grouped by what fits the data; what does not go well together is said with its mend. */
export const LossColumn = ({ workshop }: { readonly workshop: Workshop }): ReactElement => {
  const { building, recipe, build, refusal, put, drop } = workshop
  const { lossTable, lossNames, misfitOf, mendOf, problemText } = building
  const data = { task: recipe.task ?? 'regression', classes: recipe.classes ?? [] } as const

  const misfit = misfitOf(build, data)
  const mend = mendOf(build, data)
  const words = refusal !== null ? refusal.problems.map(problemText).join(' ') : misfit
  const fits = (name: LossName): boolean => lossTable[name].tasks.includes(data.task)
  const group = (label: string, names: readonly LossName[]): ReactElement | null =>
    names.length === 0 ? null : (
      <optgroup label={label}>
        {names.map((name) => (
          <option key={name} value={name}>
            {lossTable[name].label}
          </option>
        ))}
      </optgroup>
    )
  return (
    <div className="loss-column">
      <SelectField
        label="Loss"
        value={build.loss}
        describedBy="build-fit"
        invalid={words !== null}
        onChoose={(loss: LossName) => void put({ ...build, loss })}
      >
        {group('For these data', lossNames.filter(fits))}
        {group(
          'For other data',
          lossNames.filter((name) => !fits(name)),
        )}
      </SelectField>
      <div id="build-fit" className="build-fit" aria-live="polite" data-problem={words !== null || undefined}>
        {words !== null && (
          <p>
            {words}
            {refusal !== null && ' The last network stays on the stage.'}
          </p>
        )}
        {words === null && <p className="quiet">Output and loss fit each other and the data.</p>}
      </div>
      {words !== null && (
        <p className="build-mend">
          {mend && (
            <button type="button" className="button" onClick={() => void put(mend.build)}>
              {mend.words}
            </button>
          )}
          {refusal !== null && build.shared.length > 0 && misfit === null && (
            <button type="button" className="button" onClick={() => void put({ ...build, shared: [] })}>
              Share no weights
            </button>
          )}
          {refusal !== null && (
            <button type="button" className="button" onClick={drop}>
              Take it back
            </button>
          )}
        </p>
      )}
    </div>
  )
}
