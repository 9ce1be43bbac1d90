import type { ReactElement } from 'react'
import { formatNumber } from '../explain/format.ts'
import { placeTold } from '../store/playhead.ts'
import { useApp } from './app-context.ts'
import { lossKnown } from './loss-known.ts'
import { updatesWord } from './words.ts'

/** How many updates have been applied, and the loss there. */
export const Counts = (): ReactElement => {
  const iteration = useApp((s) => s.iteration)
  const letter = useApp((s) => s.compiled.recipe.lossLetter)
  const isMean = useApp((s) => s.compiled.batch.size > 1)
  const loss = useApp((s) => (lossKnown(s) ? formatNumber(s.loss) : '–'))
  return (
    <div className="counts">
      <span className="count">
        <span>after</span> <b>{iteration.toLocaleString('en')}</b> <span>{updatesWord(iteration)}</span>
      </span>
      <span className="loss" title={isMean ? 'The mean over the samples of the batch' : undefined}>
        {letter} <b>{loss}</b>
      </span>
    </div>
  )
}

/** Ways to other iterations at the same step. */
export const UpdateButtons = (): ReactElement => {
  const iteration = useApp((s) => s.iteration)
  const step = useApp((s) => placeTold(s.playhead))
  const goToIteration = useApp((s) => s.goToIteration)
  const by = (count: number): void => goToIteration(iteration + count, step)
  const button = (count: number, text: string, name: string): ReactElement => (
    <button type="button" aria-label={name} disabled={iteration + count < 0} onClick={() => by(count)}>
      {text}
    </button>
  )
  return (
    <div className="choice updates">
      <span className="legend-text" aria-hidden="true">
        Updates
      </span>
      <fieldset className="segmented" aria-label="Updates">
        {button(-1, '−1', '−1 update')}
        {button(1, '+1', '+1 update')}
        {button(100, '+100', '+100 updates')}
      </fieldset>
    </div>
  )
}
