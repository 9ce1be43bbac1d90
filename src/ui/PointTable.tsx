import type { ReactElement } from 'react'
import { formatNumber } from '../explain/format.ts'
import type { MetricPoint } from '../worker/metrics.ts'
import type { CurveSeries } from './curve-points.ts'

/** Points that the table holds at most. */
const ROWS = 20

/** The last points of the curves in numbers. */
export const PointTable = (props: {
  readonly points: readonly MetricPoint[]
  readonly series: readonly CurveSeries[]
}): ReactElement => (
  <details className="point-table">
    <summary>The last points as a table</summary>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
    <section tabIndex={0} aria-label="The last points, scrollable">
      <table>
        <thead>
          <tr>
            <th scope="col">iteration</th>
            {props.series.map((s) => (
              <th key={s.name} scope="col">
                {s.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.points
            .slice(-ROWS)
            .reverse()
            .map((p) => (
              <tr key={p.iteration}>
                <th scope="row">{p.iteration.toLocaleString('en')}</th>
                {props.series.map((s) => (
                  <td key={s.name}>{formatNumber(s.of(p))}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  </details>
)
