import type { ReactElement } from 'react'
import { formatNumber } from '../explain/format.ts'
import { placeTold } from '../store/playhead.ts'
import { useApp } from './app-context.ts'
import { lossKnown } from './loss-known.ts'
import { updatesWord } from './words.ts'

/** How many updates have been applied, the loss there, and ways to other iterations at the same step. */
export const Iterations = (): ReactElement => {
  const iteration = useApp((s) => s.iteration)
  const letter = useApp((s) => s.compiled.recipe.lossLetter)
  const loss = useApp((s) => (lossKnown(s) ? formatNumber(s.loss) : '–'))
  const step = useApp((s) => placeTold(s.playhead))
  const goToIteration = useApp((s) => s.goToIteration)
  const by = (count: number): void => goToIteration(iteration + count, step)
  const button = (count: number, text: string, name: string): ReactElement => (
    <button type="button" aria-label={name} disabled={iteration + count < 0} onClick={() => by(count)}>
      {text}
    </button>
  )
  return (
    <div className="updates">
      <span>
        after <b>{iteration.toLocaleString('en')}</b> {updatesWord(iteration)}
      </span>
      <fieldset className="segmented" aria-label="Updates">
        {button(-1, '−1', '−1 update')}
        {button(1, '+1', '+1 update')}
        {button(100, '+100', '+100 updates')}
      </fieldset>
      <span className="loss">
        {letter} <b>{loss}</b>
      </span>
    </div>
  )
}
