import { type ReactElement, useId } from 'react'
import { writesBefore } from '../store/samples.ts'
import { useApp } from './app-context.ts'
import { counted } from './build-words.ts'
import { NumberField, SwitchField } from './Field.tsx'
import { useOneChange, type Workshop } from './use-workshop.ts'

/** How many samples an iteration takes, in which order, and what becomes of old gradients. */
export const BatchFields = ({ workshop }: { readonly workshop: Workshop }): ReactElement => {
  const { recipe, build, put } = workshop
  const { send, rest } = useOneChange(put)
  const id = useId()
  const { graph, batch } = useApp((s) => s.compiled)
  const rows = recipe.samples.length
  const takesAll = build.batchSize === 0
  const writes = writesBefore(batch, batch.size)
  return (
    <fieldset className="build-group">
      <legend>An iteration</legend>
      <div className="build-fields">
        <NumberField
          label="Batch size"
          value={takesAll ? rows : Math.min(build.batchSize, rows)}
          bounds={{ least: 1, most: rows, whole: true }}
          onChange={(batchSize) => send({ ...build, batchSize })}
          onRest={rest}
        >
          <button
            type="button"
            className="button"
            aria-pressed={takesAll}
            aria-label={`All ${counted(rows, 'row')} in a batch`}
            onClick={() => void put({ ...build, batchSize: takesAll ? Math.min(10, rows) : 0 })}
          >
            All {rows.toLocaleString('en')}
          </button>
        </NumberField>
        <SwitchField
          label="Shuffle each epoch"
          checked={build.shuffled}
          onChange={(shuffled) => void put({ ...build, shuffled })}
        />
        <SwitchField
          label="Skip zero-grad"
          checked={build.keepsGradients}
          describedBy={id}
          onChange={(keepsGradients) => void put({ ...build, keepsGradients })}
        />
      </div>
      <p id={id} className="note">
        {build.keepsGradients
          ? 'Gradients are never cleared: each iteration adds its own to all earlier ones, a common mistake that makes steps ever longer.'
          : 'Skipping zero-grad would add every gradient to the old ones: a common mistake, worth seeing once.'}
      </p>
      <p className="note">
        {counted(graph.parameters.length, 'parameter')} trained, {counted(writes, 'write')} per iteration
      </p>
    </fieldset>
  )
}
