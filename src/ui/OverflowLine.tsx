import type { ReactElement } from 'react'
import './overflow-line.css'
import { useApp } from './app-context.ts'
import { FindingIcon } from './finding-icons.tsx'
import { overflowWords } from './run-words.ts'

/** Says that a run has ended because the loss is no finite number, and leads to the step that made it so. */
export const OverflowLine = (): ReactElement => {
  const iteration = useApp((s) => s.iteration)
  const showTool = useApp((s) => s.showTool)
  return (
    <div className="overflow-line" role="alert">
      <FindingIcon of="nonFinite" />
      <span>{overflowWords(iteration)}</span>
      <button type="button" className="button" onClick={() => showTool('diagnosis')}>
        See why
      </button>
    </div>
  )
}
