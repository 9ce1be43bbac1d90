import { type CSSProperties, type ReactElement, useLayoutEffect, useRef } from 'react'
import type { Build, LayerChoice } from '../models/build.ts'
import { ActivationField } from './ActivationField.tsx'
import { useApp } from './app-context.ts'
import { SwitchField } from './Field.tsx'
import { icons } from './icons.tsx'
import { LayerColumn } from './LayerColumn.tsx'
import { useOneChange, type Workshop } from './use-workshop.ts'

const NEW_LAYER: LayerChoice = { units: 4, activation: 'tanh', bias: true }
const NAMES_LISTED = 6

/** Names of units in one line, with how many more there are. */
const listed = (names: readonly string[]): string =>
  names.length > NAMES_LISTED
    ? `${names.slice(0, NAMES_LISTED - 1).join(', ')} and ${names.length - NAMES_LISTED + 1} more`
    : names.join(', ')

const RENAMED = 'The weights have new names, so none is shared any more. Undo brings it back.'

/** The layers from the inputs to the outputs, as columns, with a layer to be added between any two. */
export const LayerColumns = ({ workshop }: { readonly workshop: Workshop }): ReactElement => {
  const { building, recipe, build, put } = workshop
  const notify = useApp((s) => s.notify)
  const showTool = useApp((s) => s.showTool)
  const { send, rest } = useOneChange(put)
  const box = useRef<HTMLFieldSetElement>(null)
  const removed = useRef<number | null>(null)
  const { model } = recipe
  const inputs = model.kind === 'network' ? model.inputs : []
  const outputs = model.kind === 'network' ? (model.layers.at(-1)?.neurons ?? []) : []
  const { hidden, output } = build
  const count = hidden.length
  // The column that had the focus is gone: the place where it stood takes it.
  useLayoutEffect(() => {
    if (removed.current === null || removed.current > count) return
    box.current?.querySelector<HTMLElement>(`[data-gap="${removed.current}"]`)?.focus()
    removed.current = null
  }, [count])

  // What does not go well together is mended at the outputs: they are in view where it is said.
  const task = recipe.task ?? 'regression'
  const misfit = building.misfitOf(build, { task, classes: recipe.classes ?? [] })
  useLayoutEffect(() => {
    if (misfit !== null && count > 0 && box.current) box.current.scrollLeft = box.current.scrollWidth
  }, [misfit, count])

  const withHidden = (next: readonly LayerChoice[]): Build => {
    const isRenamed = next.map((l) => l.units).join() !== hidden.map((l) => l.units).join()
    if (isRenamed && build.shared.length > 0) notify(RENAMED)
    return { ...build, hidden: next, ...(isRenamed && { shared: [] }) }
  }
  const put1 = (next: readonly LayerChoice[]): void => {
    rest()
    send(withHidden(next))
    rest()
  }
  const gap = (at: number): ReactElement => (
    <button
      key={`gap ${at}`}
      type="button"
      className="button icon layer-add"
      data-gap={at}
      style={{ gridColumn: 2 * at + 2 }}
      aria-label={at === 0 ? 'Add a layer after the inputs' : `Add a layer after layer ${at}`}
      title={
        count < building.most.hidden
          ? 'Add a layer here'
          : `${building.most.hidden} hidden layers are the most`
      }
      aria-disabled={count >= building.most.hidden}
      onClick={() => {
        if (count < building.most.hidden) put1([...hidden.slice(0, at), NEW_LAYER, ...hidden.slice(at)])
      }}
    >
      {icons.plus}
    </button>
  )
  const columns = { '--layers': count + 1 } as CSSProperties
  const classes = recipe.classes ?? []
  return (
    <fieldset className="layers-scroll" aria-label="Layers" ref={box}>
      <div className="layers" style={columns}>
        <div className="layer" style={{ gridColumn: 1 }}>
          <div className="layer-head">
            <h2>Inputs</h2>
          </div>
          <p>
            {inputs.length} from the data: <b>{listed(inputs)}</b>
          </p>
          <button type="button" className="button" onClick={() => showTool('data')}>
            Choose data
          </button>
        </div>
        {gap(0)}
        {hidden.map((layer, i) => {
          const number = i + 1
          return [
            <div key={`layer ${number}`} className="layer" style={{ gridColumn: 2 * number + 1 }}>
              <LayerColumn
                building={building}
                number={number}
                layer={layer}
                onChange={(next) => send(withHidden(hidden.map((l, k) => (k === i ? next : l))))}
                onRest={rest}
                onRemove={() => {
                  removed.current = i
                  put1(hidden.filter((_, k) => k !== i))
                }}
              />
            </div>,
            gap(number),
          ]
        })}
        <div className="layer" style={{ gridColumn: 2 * count + 3 }}>
          <div className="layer-head">
            <h2>Outputs</h2>
          </div>
          <p className="layer-outputs">
            {outputs.length} for the data
            {classes.length > 0 && (
              <>
                : <b>{listed(outputs.length === 1 ? [`${classes[1]} or not`] : classes)}</b>
              </>
            )}
          </p>
          <ActivationField
            building={building}
            of="the outputs"
            value={output.activation}
            describedBy="build-fit"
            onChoose={(activation) => void put({ ...build, output: { ...output, activation } })}
          />
          <SwitchField
            label="Biases"
            checked={output.bias}
            onChange={(bias) => void put({ ...build, output: { ...output, bias } })}
          />
        </div>
      </div>
    </fieldset>
  )
}
