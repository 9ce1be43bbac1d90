import { type FormEvent, type ReactElement, useId, useState } from 'react'
import { formatNumber } from '../explain/format.ts'
import type { Curves } from '../store/curves.ts'
import { LAST_ITERATION } from '../store/playhead.ts'
import { useApp, useAppStore } from './app-context.ts'
import { MOST_UPDATES } from './run-words.ts'
import { typedNumber } from './typed-number.ts'

const GOALS = {
  iteration: { text: 'iteration', unit: '', initial: '1000' },
  loss: { text: 'loss below', unit: '', initial: '0.05' },
  accuracy: { text: 'accuracy above', unit: '%', initial: '95' },
} as const
type Goal = keyof typeof GOALS

/** What is wrong with the number of a goal, null where nothing is. */
const refusal = (goal: Goal, value: number): string | null => {
  if (goal === 'iteration')
    return Number.isInteger(value) && value >= 0 && value <= LAST_ITERATION
      ? null
      : `Iterations are whole numbers from 0 to ${LAST_ITERATION.toLocaleString('en')}.`
  if (goal === 'loss') return value > 0 ? null : 'Type a loss above 0.'
  return value >= 0 && value < 100 ? null : 'Type a percentage from 0 to below 100.'
}

/** That a goal is reached already, null where it can be run to. */
const reached = (
  goal: Goal,
  value: number,
  iteration: number,
  now: Curves['now'] | undefined,
): string | null => {
  const isHere = now?.iteration === iteration
  if (goal === 'iteration') return value === iteration ? 'That iteration is in view already.' : null
  if (goal === 'loss')
    return isHere && now.train < value ? `The loss is ${formatNumber(now.train)} already.` : null
  const accuracy = Number.isNaN(now?.testAccuracy ?? Number.NaN) ? now?.trainAccuracy : now?.testAccuracy
  return isHere && accuracy !== undefined && 100 * accuracy > value
    ? `The accuracy is ${formatNumber(Math.round(1e4 * accuracy) / 100)} % already.`
    : null
}

/** Runs up to an iteration, a loss or an accuracy that is typed. */
export const RunTo = (props: {
  readonly curves: Curves | null
  /** Hears that there is nothing to run for. */
  readonly onReached: (words: string) => void
}): ReactElement => {
  const { curves, onReached } = props
  const id = useId()
  const store = useAppStore()
  const hasClasses = useApp(
    (s) => s.compiled.recipe.task === 'binary' || s.compiled.recipe.task === 'classes',
  )
  const [wanted, setWanted] = useState<Goal>('iteration')
  const [drafts, setDrafts] = useState<Readonly<Partial<Record<Goal, string>>>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const goal = wanted === 'accuracy' && !hasClasses ? 'loss' : wanted
  const text = drafts[goal] ?? GOALS[goal].initial

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const { iteration, train, goToIteration } = store.getState()
    const value = typedNumber(text)
    const wrong = typeof value === 'string' ? value : refusal(goal, value)
    setProblem(wrong)
    // What ended the run before is no answer to this one.
    store.setState({ runEnd: null })
    if (wrong !== null || typeof value === 'string') return
    const already = reached(goal, value, iteration, curves?.now)
    if (already !== null) {
      onReached(already)
      return
    }
    const until = Math.min(LAST_ITERATION, iteration + MOST_UPDATES)
    if (goal === 'loss') void train({ lossBelow: value, until })
    else if (goal === 'accuracy') void train({ accuracyAbove: value / 100, until })
    else if (value > iteration) void train({ until: value })
    else goToIteration(value)
  }
  return (
    <form className="run-to" onSubmit={submit} noValidate>
      <label htmlFor={`${id}-goal`}>Run to</label>
      <select
        id={`${id}-goal`}
        value={goal}
        onChange={({ currentTarget }) => {
          setWanted(currentTarget.value as Goal)
          setProblem(null)
        }}
      >
        {(Object.keys(GOALS) as Goal[])
          .filter((g) => hasClasses || g !== 'accuracy')
          .map((g) => (
            <option key={g} value={g}>
              {GOALS[g].text}
            </option>
          ))}
      </select>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={GOALS[goal].text}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        value={text}
        onChange={({ currentTarget }) => {
          setDrafts({ ...drafts, [goal]: currentTarget.value })
          setProblem(null)
        }}
      />
      {GOALS[goal].unit}
      <button type="submit" className="button">
        Go
      </button>
      {problem !== null && (
        <span id={`${id}-problem`} className="run-problem" role="alert">
          {problem}
        </span>
      )}
    </form>
  )
}
