import { type ReactElement, Suspense, useEffect, useLayoutEffect, useRef } from 'react'
import { formatNumber, fullPrecision } from '../explain/format.ts'
import { inspectLeaf } from '../explain/inspection.ts'
import { type Editable, editableOf, editableRate, isOfRow } from '../store/editing.ts'
import { useApp, useAppStore } from './app-context.ts'
import './edit-card.css'
import type { EditRequest } from './edit-context.ts'
import { takeHeld } from './KeysHeld.tsx'
import { lazyPart } from './lazy-part.tsx'
import { useMoment } from './moment.ts'
import { NodeEntry } from './NodeEntry.tsx'
import { NodeTools } from './NodeTools.tsx'
import { RoleSelect } from './RoleSelect.tsx'
import { RowEntry } from './RowEntry.tsx'
import { ValueField } from './ValueField.tsx'

const WeightTools = lazyPart(async () => (await import('./WeightTools.tsx')).WeightTools)

const GAP = 8
const EDGE = 8

type Side = 'below' | 'above'

/** The side of a box with room for the card: below it, or above where there is none. */
const sideOf = (card: HTMLElement, { bottom }: EditRequest['beside']): Side =>
  bottom + GAP + card.offsetHeight <= window.innerHeight - EDGE ? 'below' : 'above'

/** On its side of the box it is about, and within the window. */
const place = (card: HTMLElement, { left, right, top, bottom }: EditRequest['beside'], side: Side): void => {
  const { offsetWidth: w, offsetHeight: h } = card
  const { innerWidth, innerHeight } = window
  const x = Math.max(EDGE, Math.min((left + right - w) / 2, innerWidth - w - EDGE))
  const wanted = side === 'below' ? bottom + GAP : top - GAP - h
  const y = Math.max(EDGE, Math.min(wanted, innerHeight - h - EDGE))
  Object.assign(card.style, { left: `${x}px`, top: `${y}px` })
}

/** One number of the card: its field, whether it is trained, and the way back to the book's number. */
const Entry = (props: { readonly of: Editable; readonly onDone: () => void }): ReactElement => {
  const { node, path, value, book, training } = props.of
  const edit = useApp((s) => s.edit)
  const moment = useMoment()
  const typed = useApp((s) => s.compiled.recipe.source === '')
  const isBuilt = useApp((s) => s.compiled.recipe.build !== undefined)
  const about = node < 0 || moment === null ? null : inspectLeaf(moment, node)
  const [name, role] = about === null ? ['η', 'learning rate'] : [about.name, about.role]
  const others = about?.numbers.slice(1) ?? []
  return (
    <div className="entry">
      <p>
        <strong>{name}</strong> {role}
      </p>
      <ValueField
        label={name}
        value={value}
        least={props.of.least}
        most={props.of.most}
        refuse={props.of.refuse}
        onChange={(next, continues) => edit(path, next, continues)}
        onDone={props.onDone}
      />
      {others.map(({ label, value: number, hue, note }) => (
        <p key={label} className="other">
          {label}{' '}
          {number === null ? (
            note
          ) : (
            <>
              <b className="hue" data-hue={hue}>
                {formatNumber(number)}
              </b>{' '}
              {note || (fullPrecision(number) === formatNumber(number) ? '' : fullPrecision(number))}
            </>
          )}
        </p>
      ))}
      <p className="entry-foot">
        {training?.inputs && (
          <RoleSelect name={name} role={training.role} onChoose={(next) => edit(training.path, next)} />
        )}
        {training && !training.inputs && (
          <label>
            <input
              type="checkbox"
              checked={training.role === 1}
              onChange={() => edit(training.path, training.role === 1 ? 0 : 1)}
            />
            Trained
          </label>
        )}
        {Object.is(value, book) ? (
          <span>{isBuilt ? 'as it began' : typed ? 'the program’s number' : 'the book’s number'}</span>
        ) : (
          <button type="button" className="button" onClick={() => edit(path, book)}>
            Back to {formatNumber(book)}
          </button>
        )}
      </p>
      {node >= 0 && isBuilt && (
        <Suspense fallback={null}>
          <WeightTools node={node} onDone={props.onDone} />
        </Suspense>
      )}
      {node >= 0 && <NodeTools node={node} onDone={props.onDone} />}
    </div>
  )
}

/** A card in which numbers are changed; everything follows at once. */
export const EditCard = (props: {
  readonly request: EditRequest
  readonly onClose: () => void
}): ReactElement | null => {
  const { request, onClose } = props
  const store = useAppStore()
  const card = useRef<HTMLDivElement>(null)
  // Numbers and flags change while the card is open: it is drawn from the state, not from what was clicked.
  useApp((s) => s.compiled)
  useApp((s) => s.trace)
  const state = store.getState()
  const entries = request.nodes
    .map((node) => (node < 0 ? editableRate(state) : editableOf(state, node)))
    .filter((e) => e !== null)
  const held = request.nodes.filter((node) => node >= 0 && isOfRow(state.compiled, node))
  const operations = request.nodes.filter((node) => node >= 0 && state.compiled.graph.nodes[node]?.op)

  useLayoutEffect(() => {
    const { current } = card
    if (current === null) return
    const { beside } = request
    const side = sideOf(current, beside)
    place(current, beside, side)
    // What is said of a bad number makes the card higher; on its side it stays.
    const observer = new ResizeObserver(() => place(current, beside, side))
    observer.observe(current)
    return () => observer.disconnect()
  }, [request])
  // Before any key can come: the keys that were held go to the field.
  useLayoutEffect(() => {
    card.current?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true })
    const typed = takeHeld()
    if (typed !== '') document.execCommand?.('insertText', false, typed)
  }, [])
  useEffect(() => {
    const outside = ({ target }: PointerEvent): void => {
      if (target instanceof Node && !card.current?.contains(target)) onClose()
    }
    document.addEventListener('pointerdown', outside, true)
    return () => document.removeEventListener('pointerdown', outside, true)
  }, [onClose])

  const done = (): void => {
    onClose()
    request.from?.focus({ preventScroll: true })
  }
  if (entries.length + held.length + operations.length === 0) return null
  return (
    <div
      className="edit-card"
      ref={card}
      role="dialog"
      aria-label={entries.length > 0 ? 'Change numbers' : held.length > 0 ? 'Numbers of a row' : 'Operation'}
      onKeyDown={(event) => {
        if (event.key === 'Escape') done()
        else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
          event.preventDefault()
          event.stopPropagation()
          ;(event.shiftKey ? state.redo : state.undo)()
        }
      }}
    >
      {entries.map((entry) => (
        <Entry key={entry.path} of={entry} onDone={done} />
      ))}
      {held.map((node) => (
        <RowEntry key={node} node={node} onDone={done} />
      ))}
      {operations.map((node) => (
        <NodeEntry key={node} node={node} onDone={done} />
      ))}
      <div className="card-foot">
        <button type="button" className="button" onClick={done}>
          Done
        </button>
      </div>
    </div>
  )
}
