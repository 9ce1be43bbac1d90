import type { ReactElement } from 'react'
import './graph-table.css'
import './opening.css'
import { prettyName } from '../explain/scripts.ts'
import { neuronsOf, type Openable, openNames } from '../store/opened.ts'
import { useApp } from './app-context.ts'

/** A layer of more neurons than this has no button for each. */
const MOST_EACH = 10

const Layer = ({ title, neurons }: { readonly title: string; readonly neurons: readonly Openable[] }) => {
  const open = useApp((s) => s.open)
  const setOpen = useApp((s) => s.setOpen)
  const names = neurons.map(({ name }) => name)
  const all = names.every((name) => open.includes(name))
  return (
    <fieldset>
      <legend>{title}</legend>
      {neurons.length > 1 && (
        <button
          type="button"
          className="button"
          aria-label={`${all ? 'Close' : 'Open'} ${title.toLowerCase()}`}
          onClick={() => setOpen(names, !all)}
        >
          {all ? 'Close layer' : 'Open layer'}
        </button>
      )}
      {neurons.length <= MOST_EACH &&
        names.map((name) => (
          <button
            key={name}
            type="button"
            className="button"
            aria-pressed={open.includes(name)}
            onClick={() => setOpen([name], !open.includes(name))}
          >
            {prettyName(name)}
          </button>
        ))}
    </fieldset>
  )
}

/** Opens neurons into their operations one by one, by layer or all at once, and closes them. */
export const OpeningSheet = (): ReactElement => {
  const neurons = neuronsOf(useApp((s) => s.compiled.graph))
  const setOpen = useApp((s) => s.setOpen)
  const opens = useApp((s) => s.opens)
  const setOpens = useApp((s) => s.setOpens)
  const open = useApp((s) => openNames(s).length)
  const names = neurons.map(({ name }) => name)
  const layers = [...new Set(neurons.map(({ layer }) => layer))]
  const titleOf = (layer: number): string =>
    layer === layers.length ? 'Output layer' : layers.length === 2 ? 'Hidden layer' : `Hidden layer ${layer}`
  return (
    <div className="sheet opening">
      <p>
        <button
          type="button"
          className="button"
          aria-disabled={open === names.length}
          onClick={() => setOpen(names, true)}
        >
          Open all
        </button>
        <button
          type="button"
          className="button"
          aria-disabled={open === 0}
          onClick={() => setOpen(names, false)}
        >
          Close all
        </button>
      </p>
      <div className="scroll">
        {layers.map((layer) => (
          <Layer
            key={layer}
            title={titleOf(layer)}
            neurons={neurons.filter((neuron) => neuron.layer === layer)}
          />
        ))}
      </div>
      <label>
        <input type="checkbox" checked={opens} onChange={() => setOpens(!opens)} />
        Open what Write needs
      </label>
      <p className="hint">
        A neuron opens into its operations by a double click, by Enter, and when you zoom in on it. At size
        Write the neuron of each step can open by itself.
      </p>
    </div>
  )
}
