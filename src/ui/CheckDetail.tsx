import type { ReactElement } from 'react'
import type { GradientCheck } from '../engine/gradient-check.ts'
import type { Graph } from '../engine/graph.ts'
import { checkReasons } from '../explain/check-words.ts'
import type { Notation } from '../explain/explanation.ts'
import { formatNumber, fullPrecision } from '../explain/format.ts'
import { namesOf } from '../explain/names.ts'
import { ErrorPlot } from './ErrorPlot.tsx'
import { useErrors } from './use-errors.ts'

/** What is said of one checked leaf. */
export interface CheckDetailProps {
  readonly graph: Graph
  readonly notation: Notation
  readonly check: GradientCheck
  /** Position of the chosen step. */
  readonly step: number
  readonly onStep: (step: number) => void
}

/** One leaf’s check with all digits, why it ends so, and how the error goes with h. */
export const CheckDetail = (props: CheckDetailProps): ReactElement => {
  const { graph, notation, check, step, onStep } = props
  const errors = useErrors(check.leaf)
  const names = namesOf(graph, notation)
  const [leaf, L] = [names.text(check.leaf), names.output]
  const lines: readonly (readonly [string, number, string])[] = [
    [`${L}(${leaf} + h)`, check.above, 'value'],
    [`${L}(${leaf} − h)`, check.below, 'value'],
    [`(${L}(${leaf} + h) − ${L}(${leaf} − h)) / 2h`, check.central, 'ink'],
    [`${names.gradient(check.leaf)} by backprop`, check.backprop, 'gradient'],
  ]
  return (
    <section className="check-detail" aria-label={`The check of ${leaf}`}>
      <h2>
        {leaf} = {fullPrecision(check.value)}, h = {formatNumber(check.h)}
      </h2>
      <dl>
        {lines.map(([label, number, hue]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="hue" data-hue={hue}>
              {fullPrecision(number)}
            </dd>
          </div>
        ))}
      </dl>
      {checkReasons(graph, notation, check).map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {errors.length > 0 && <ErrorPlot checks={errors} name={leaf} chosen={step} onChoose={onStep} />}
    </section>
  )
}
