import { type ReactElement, useEffect, useRef, useState } from 'react'
import { formatNumber, withDecimals } from '../explain/format.ts'
import { type Curves, epochsBefore } from '../store/curves.ts'
import type { Run } from '../store/state.ts'
import { useApp, useAppStore } from './app-context.ts'
import { UpdateButtons } from './Iterations.tsx'
import { icons } from './icons.tsx'
import { RunTo } from './RunTo.tsx'
import { runEndWords } from './run-words.ts'
import { returnFocusAfterPointer } from './stage-focus.ts'

/** That a goal is met where the page stands, until it stands elsewhere. */
interface Reached {
  readonly words: string
  readonly iteration: number
}

/** What the last run ended with, or why none was needed, as long as that is in view. */
const RunEndLine = ({ reached }: { readonly reached: Reached | null }): ReactElement => {
  const run = useApp((s) => s.run)
  const runEnd = useApp((s) => (s.runEnd?.iteration === s.iteration ? s.runEnd : null))
  const inView = useApp((s) => s.iteration)
  const letter = useApp((s) => s.compiled.recipe.lossLetter)
  const goal = useRef<Run['goal'] | null>(null)
  useEffect(() => {
    if (run !== null) goal.current = run.goal
  }, [run])
  return (
    <p className="run-end" role="status">
      {runEnd !== null
        ? runEnd.end !== 'overflow' && runEndWords(runEnd, goal.current, letter)
        : run === null && reached?.iteration === inView && reached.words}
    </p>
  )
}

const shareOf = (accuracy: number | undefined): string =>
  accuracy === undefined ? '–' : `${withDecimals(100 * accuracy, 1)} %`

/** Where training stands, in numbers. */
const TrainNumbers = ({ curves }: { readonly curves: Curves | null }): ReactElement => {
  const { recipe, batch } = useApp((s) => s.compiled)
  const isRunning = useApp((s) => s.run !== null)
  const iteration = useApp((s) => s.iteration)
  // While training runs the losses are the latest that were measured.
  const now = curves && (isRunning || curves.now.iteration === iteration) ? curves.now : null
  const epochs = epochsBefore(iteration, batch.size, recipe.samples.length)
  const number = (x: number | undefined): string => (x === undefined ? '–' : formatNumber(x))
  const item = (name: string, value: string): ReactElement => (
    <div key={name}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  const hasTests = (recipe.tests?.length ?? 0) > 0
  const hasClasses = curves !== null && !Number.isNaN(curves.now.trainAccuracy)
  return (
    <dl className="train-numbers">
      {item('iteration', iteration.toLocaleString('en'))}
      {item('epoch', epochs.toLocaleString('en', { maximumFractionDigits: 2 }))}
      {item(hasTests ? 'train loss' : 'loss', number(now?.train))}
      {hasTests && item('test loss', number(now?.test))}
      {hasClasses && item(hasTests ? 'train accuracy' : 'accuracy', shareOf(now?.trainAccuracy))}
      {hasClasses && hasTests && item('test accuracy', shareOf(now?.testAccuracy))}
    </dl>
  )
}

/** Everything that runs training and leads through its iterations, in one row, and where it stands below. */
export const TrainControls = ({ curves }: { readonly curves: Curves | null }): ReactElement => {
  const store = useAppStore()
  const [reached, setReached] = useState<Reached | null>(null)
  const isRunning = useApp((s) => s.run !== null)
  const isFirst = useApp((s) => s.iteration === 0 && s.run === null)
  const train = useApp((s) => s.train)
  const pause = useApp((s) => s.pause)
  const goToIteration = useApp((s) => s.goToIteration)
  return (
    <div className="train-head">
      <div className="train-bar">
        <div className="train-run">
          <button
            type="button"
            className="button run"
            aria-label={isRunning ? 'Pause training' : 'Run training'}
            title={isRunning ? 'Pause: this iteration can be stepped through' : 'Train as fast as it goes'}
            onClick={(event) => {
              if (isRunning) pause()
              else void train()
              returnFocusAfterPointer(event)
            }}
          >
            {isRunning ? icons.pause : icons.play}
            {isRunning ? 'Pause' : 'Run'}
          </button>
          <button
            type="button"
            className="button"
            title="Back to iteration 0"
            aria-disabled={isFirst}
            onClick={() => goToIteration(0)}
          >
            Restart
          </button>
          <UpdateButtons />
        </div>
        <RunTo
          curves={curves}
          onReached={(words) => setReached({ words, iteration: store.getState().iteration })}
        />
      </div>
      <div className="train-said">
        <TrainNumbers curves={curves} />
        <RunEndLine reached={reached} />
      </div>
    </div>
  )
}
