import { type ReactElement, useMemo, useState } from 'react'
import { formatNumber, fullPrecision } from '../explain/format.ts'
import type { DataSet, Row } from '../models/data-set.ts'
import type { Recipe } from '../models/recipe.ts'
import type { Building } from '../store/building.ts'
import { useApp } from './app-context.ts'
import { SwitchField } from './Field.tsx'
import { useRowWindow } from './use-row-window.ts'

/** Inputs that have a column; further ones would make rows too wide to read. */
const MOST_COLUMNS = 12

const Gap = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height <= 0 ? null : (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={columns} style={{ height, padding: 0, boxShadow: 'none' }} />
      </tr>
    </tbody>
  )

const nothing = (): void => {}

/** The rows of the data as the network gets them; of the batch in view each can be made the sample in view. */
export const DataRows = (props: {
  readonly building: Building
  readonly recipe: Recipe
  readonly data: DataSet
}): ReactElement => {
  const { building, recipe, data } = props
  const iteration = useApp((s) => s.iteration)
  const inView = useApp((s) => s.row)
  const goToSample = useApp((s) => s.goToSample)
  const [onlyBatch, setOnlyBatch] = useState(false)
  const batch = useMemo(() => building.batchRows(recipe, iteration), [building, recipe, iteration])
  const samples = useMemo(() => new Map(batch.map((row, sample) => [row, sample])), [batch])
  const { train, test } = data
  const count = onlyBatch ? batch.length : train.length + test.length
  const active = onlyBatch ? (samples.get(inView) ?? -1) : inView
  const { box, body, onScroll, from, to, above, below } = useRowWindow(count, active)
  const inputs = data.inputs.slice(0, MOST_COLUMNS)
  const more = data.inputs.length - inputs.length
  const target = recipe.build?.data.own?.target ?? (data.classes.length > 0 ? 'class' : 'target')
  const columns = inputs.length + 3
  const cells = (row: Row): ReactElement => (
    <>
      {inputs.map((name, k) => (
        <td key={name} title={fullPrecision(row.inputs[k]!)}>
          {formatNumber(row.inputs[k]!)}
        </td>
      ))}
      <td className={data.classes.length > 0 ? 'words' : undefined}>
        {data.classes[row.target] ?? formatNumber(row.target)}
      </td>
    </>
  )
  const rowAt = (place: number): ReactElement => {
    const index = onlyBatch ? batch[place]! : place
    const row = index < train.length ? train[index]! : test[index - train.length]!
    const sample = index < train.length ? samples.get(index) : undefined
    const isShown = index === inView && index < train.length
    const use = index >= train.length ? 'test' : isShown ? 'in view' : sample === undefined ? '' : 'in batch'
    return (
      <tr
        key={place}
        aria-rowindex={place + 2}
        aria-current={isShown ? 'true' : undefined}
        data-use={use || undefined}
        onClick={sample === undefined ? nothing : () => goToSample(sample)}
      >
        <td>
          {sample === undefined ? (
            index + 1
          ) : (
            <button
              type="button"
              className="edit"
              aria-label={`Row ${index + 1}: sample ${sample + 1} of this batch`}
              onClick={(event) => {
                event.stopPropagation()
                goToSample(sample)
              }}
            >
              {index + 1}
            </button>
          )}
        </td>
        <td className="words note">{use}</td>
        {cells(row)}
      </tr>
    )
  }
  return (
    <div className="data-table">
      <p className="data-bar">
        <SwitchField label="Only this batch" checked={onlyBatch} onChange={setOnlyBatch} />
        {more > 0 && <span className="note">{more} more inputs are not shown</span>}
      </p>
      <section
        className="data-rows"
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Rows, scrollable"
        onScroll={onScroll}
      >
        <table className="table" aria-label="Rows of the data" aria-rowcount={count + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">Row</th>
              <th scope="col" className="words">
                Use
              </th>
              {inputs.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col" className={data.classes.length > 0 ? 'words' : undefined}>
                {target}
              </th>
            </tr>
          </thead>
          <Gap height={above} columns={columns} />
          <tbody ref={body}>{Array.from({ length: to - from }, (_, i) => rowAt(from + i))}</tbody>
          <Gap height={below} columns={columns} />
        </table>
      </section>
    </div>
  )
}
