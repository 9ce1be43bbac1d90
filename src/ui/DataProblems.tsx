import type { ReactElement } from 'react'
import type { DataProblem } from '../models/data-problem.ts'
import type { Building } from '../store/building.ts'
import type { Refusal } from './build-draft.ts'

/** What is wrong with data, row by row; `onGo` leads to a cell in the text where there is one. */
export const DataProblems = (props: {
  readonly building: Building
  readonly refusal: Refusal
  readonly onGo?: ((problem: DataProblem) => void) | undefined
  readonly onDrop?: (() => void) | undefined
}): ReactElement => {
  const { building, refusal, onGo, onDrop } = props
  const inOrder = [...refusal.problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  return (
    <div className="data-problems" role="alert">
      <ul>
        {inOrder.map((problem) => (
          <li key={building.problemText(problem)}>
            <span>{building.problemText(problem)}</span>
            {onGo && problem.row !== null && (
              <button type="button" className="button" onClick={() => onGo(problem)}>
                Go there
              </button>
            )}
          </li>
        ))}
      </ul>
      <p>
        {refusal.more > 0 && `And ${refusal.more.toLocaleString('en')} more. `}
        The last network stays on the stage.
        {onDrop && (
          <button type="button" className="button" onClick={onDrop}>
            Take it back
          </button>
        )}
      </p>
    </div>
  )
}
