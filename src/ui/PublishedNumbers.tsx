import { type MouseEvent, type ReactElement, useEffect, useLayoutEffect, useRef } from 'react'
import type { Moment } from '../explain/explanation.ts'
import { type Finding, missingRecordings, publishedFindings, sourceOf } from '../store/published-numbers.ts'
import type { Compiled } from '../store/state.ts'
import { useApp, useAppStore } from './app-context.ts'
import { useMoment } from './moment.ts'
import { openExample } from './open-example.ts'
import './published.css'
import { PublishedRows } from './PublishedRows.tsx'
import { countWords } from './published-words.ts'
import { returnFocusAfterPointer } from './stage-focus.ts'
import { knownRecording, useRecordings } from './use-recordings.ts'

/** Tells how many numbers have been reached whenever that changes. */
export interface PublishedNumbersProps {
  readonly onCount: (words: string) => void
}

/** Room that the table's head takes above the rows, in CSS px. */
const HEAD = 28

/** Keeps the row of the beat in view inside the box that scrolls. */
const useFollowing = (active: number) => {
  const box = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    const row = active < 0 ? null : element?.querySelector<HTMLElement>('tr[aria-current]')
    if (!element || !row) return
    const room = element.clientHeight - row.offsetHeight
    const above = row.offsetTop - element.scrollTop
    if (above < HEAD || above > room) element.scrollTop = row.offsetTop - room / 2
  }, [active])
  return box
}

const Changed = ({ compiled }: { readonly compiled: Compiled }): ReactElement | null => {
  const replaceRecipe = useApp((s) => s.replaceRecipe)
  const source = sourceOf(compiled.recipe)
  if (source === null) return null
  return (
    <p className="changed">
      You changed the numbers, so ours need not agree.
      <button type="button" className="button" onClick={() => void replaceRecipe(source)}>
        Back to the source’s
      </button>
    </p>
  )
}

const Table = ({ compiled, moment, onCount }: PublishedNumbersProps & Shown): ReactElement => {
  const store = useAppStore()
  const findings = publishedFindings({ compiled, ...moment }, knownRecording)
  useRecordings(missingRecordings(findings))
  const words = countWords(findings)
  useEffect(() => onCount(words), [words, onCount])
  const box = useFollowing(findings.findIndex((f) => f.active))
  const go = ({ row, compiled: model, place }: Finding, event: MouseEvent): void => {
    const { iteration } = row.probe
    if (model === compiled) store.getState().goToIteration(iteration, place)
    else openExample(store.getState(), model.recipe, iteration, place)
    returnFocusAfterPointer(event)
  }
  if (findings.length === 0)
    return (
      <p className="none">
        {compiled.recipe.source} prints no numbers of this variant. The examples at the top have some.
      </p>
    )
  return (
    <>
      <Changed compiled={compiled} />
      <section
        className="scroll"
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Published numbers, scrollable"
      >
        <table className="table" aria-label="Published numbers">
          <thead>
            <tr>
              <th scope="col">Quantity</th>
              <th scope="col">Source prints</th>
              <th scope="col">Ours</th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {findings.map((finding) => (
              <PublishedRows
                key={finding.row.quantity}
                finding={finding}
                notation={moment.notation}
                onGo={go}
              />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

interface Shown {
  readonly compiled: Compiled
  readonly moment: Moment
}

/** Every number that the source of the example prints, beside ours as far as the playhead has come. */
export const PublishedNumbers = ({ onCount }: PublishedNumbersProps): ReactElement | null => {
  const compiled = useApp((s) => s.compiled)
  const moment = useMoment()
  return moment === null ? null : <Table compiled={compiled} moment={moment} onCount={onCount} />
}
