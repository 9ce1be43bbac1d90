import { type ReactElement, useId, useState } from 'react'
import { checkedLeaves, checkSummary } from '../explain/check-words.ts'
import { formatNumber } from '../explain/format.ts'
import { namesOf } from '../explain/names.ts'
import { powerOfTen } from '../explain/scripts.ts'
import { useApp } from './app-context.ts'
import { CheckDetail } from './CheckDetail.tsx'
import { CheckTable } from './CheckTable.tsx'
import './check.css'
import { useChecks } from './use-checks.ts'
import { STEPS } from './use-errors.ts'
import { useNotation } from './use-notation.ts'

/** The position of the step at first: 10⁻⁵, where neither the curve’s bend nor rounding weighs much. */
const USUAL = 4

/** Central differences beside backprop’s gradients, computed in the worker, leaf by leaf or all at once. */
export const GradientCheckTool = ({ node }: { readonly node: number }): ReactElement => {
  const id = useId()
  const { graph } = useApp((s) => s.compiled)
  const notation = useNotation()
  const showTool = useApp((s) => s.showTool)
  const [step, setStep] = useState(USUAL)
  const { checks, progress, stale, cancelled, start, again, cancel } = useChecks()
  if (notation === null) return <p className="note">The numbers are on their way.</p>
  const names = namesOf(graph, notation)
  const leaves = checkedLeaves(graph)
  const isLeaf = leaves.includes(node)
  const [first] = checks.keys()
  const chosen = isLeaf ? node : (first ?? leaves[0] ?? -1)
  const detail = checks.get(chosen)

  const choose = (leaf: number): void => showTool('check', leaf)
  const chooseStep = (next: number): void => {
    setStep(next)
    again(STEPS[next]!)
  }
  const h = STEPS[step]!
  if (leaves.length === 0)
    return <p className="note">No leaf of this model has a gradient, so there is nothing to check.</p>
  return (
    <div className="check">
      <div className="check-bar">
        <button type="button" className="button" onClick={() => start(leaves, h)}>
          Check all {leaves.length.toLocaleString('en')}
        </button>
        <button type="button" className="button" onClick={() => start([chosen], h, true)}>
          Check {names.text(chosen)}
        </button>
        <label className="check-step" htmlFor={`${id}-h`}>
          h
          <input
            id={`${id}-h`}
            type="range"
            min={0}
            max={STEPS.length - 1}
            step={1}
            value={step}
            aria-valuetext={`h is ${formatNumber(h)} times the larger of 1 and the size of the leaf`}
            onChange={({ currentTarget }) => chooseStep(Number(currentTarget.value))}
          />
          <span>
            = {powerOfTen(-step - 1)} <span className="note">× max(1, |leaf|)</span>
          </span>
        </label>
        {progress !== null && (
          <span className="check-progress">
            <progress max={progress.total} value={progress.done} aria-label="Leaves checked" />
            {progress.done.toLocaleString('en')} of {progress.total.toLocaleString('en')}
            <button type="button" className="button" onClick={cancel}>
              Cancel
            </button>
          </span>
        )}
        <p className={checks.size === 0 ? 'check-summary note' : 'check-summary'} aria-live="polite">
          {checks.size === 0
            ? 'Backprop computes every gradient exactly. This moves one leaf at a time by ±h, watches the loss, and compares.'
            : progress === null && checkSummary([...checks.values()])}
          {cancelled && ' Cancelled: what had been checked is kept.'}
          {stale && ' The numbers have changed since: check again.'}
        </p>
      </div>
      <div className="check-columns">
        <div className={stale ? 'check-rows stale' : 'check-rows'}>
          <CheckTable leaves={leaves} checks={checks} nameOf={names.text} chosen={chosen} onChoose={choose} />
        </div>
        {detail && (
          <CheckDetail graph={graph} notation={notation} check={detail} step={step} onStep={chooseStep} />
        )}
      </div>
    </div>
  )
}
