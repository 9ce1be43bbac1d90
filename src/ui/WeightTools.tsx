import { type FormEvent, type ReactElement, useId, useState } from 'react'
import { editableOf } from '../store/editing.ts'
import { useApp, useAppStore } from './app-context.ts'
import { putDraft } from './build-draft.ts'
import { useBuilding } from './use-workshop.ts'

/** Names that are offered while one is typed. */
const OFFERED = 300

/** What can be done with a weight of a built network besides changing it: draw it anew, and share it with another. */
export const WeightTools = (props: {
  readonly node: number
  readonly onDone: () => void
}): ReactElement | null => {
  const { node, onDone } = props
  const store = useAppStore()
  const building = useBuilding()
  const { recipe, graph } = useApp((s) => s.compiled)
  const edit = useApp((s) => s.edit)
  const id = useId()
  const [other, setOther] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const { build } = recipe
  const weight = graph.nodes[node]!.name
  if (building === null || build === undefined) return null
  const names = building.weightNames(recipe)
  if (!names.includes(weight)) return null
  const editable = editableOf(store.getState(), node)
  const next = editable && building.nextDraw(recipe, build, weight, editable.value)
  const share = (event: FormEvent): void => {
    event.preventDefault()
    const name = other.trim()
    if (!names.includes(name) || name === weight) {
      setProblem(
        name === weight
          ? `${weight} is itself. Type the name of another weight.`
          : `There is no weight ${name || '(nothing typed)'} to share with. They are called ${names[0]} to ${names.at(-1)}.`,
      )
      return
    }
    void putDraft(store, { ...build, shared: [...build.shared, [weight, name]] }, false)
    onDone()
  }
  return (
    <form className="weight-tools" onSubmit={share}>
      <button
        type="button"
        className="button"
        disabled={next === null}
        title={next === null ? 'Weights that begin as zeros or a constant are not drawn.' : undefined}
        onClick={() => editable && next !== null && edit(editable.path, next)}
      >
        Re-draw
      </button>
      <label htmlFor={id}>Share with</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        list={`${id}-names`}
        placeholder={names.find((name) => name !== weight)}
        aria-invalid={problem !== null}
        value={other}
        onChange={({ currentTarget }) => {
          setOther(currentTarget.value)
          setProblem(null)
        }}
      />
      <datalist id={`${id}-names`}>
        {names
          .filter((name) => name !== weight)
          .slice(0, OFFERED)
          .map((name) => (
            <option key={name} value={name} />
          ))}
      </datalist>
      <button type="submit" className="button">
        Share
      </button>
      {problem !== null && <p role="alert">{problem}</p>}
    </form>
  )
}
