import type { ReactElement } from 'react'
import type { Evidence } from '../engine/evidence.ts'
import type { Graph } from '../engine/graph.ts'
import { percent } from '../explain/diagnosis.ts'
import { formatNumber } from '../explain/format.ts'
import { layerEvidence } from '../explain/layer-evidence.ts'

/** The least length of a bar, so that the smallest norm has one as well. */
const LEAST = 0.03

const share = (x: number): string => (Number.isFinite(x) ? percent(x) : '–')

/** What was looked at, layer by layer. */
export const LayerTable = (props: {
  readonly evidence: Evidence
  readonly graph: Graph
  readonly letter: string
}): ReactElement => {
  const { evidence, graph, letter } = props
  return (
    <div className="layer-table">
      <table aria-label="Evidence by layer">
        <thead>
          <tr>
            <th scope="col">Layer</th>
            <th scope="col" className="norm">
              norm of ∂{letter}/∂W <span className="note">log scale</span>
            </th>
            <th scope="col">next update changes</th>
            <th scope="col">neurons</th>
            <th scope="col">a = 0</th>
            <th scope="col">curve flat</th>
          </tr>
        </thead>
        <tbody>
          {layerEvidence(evidence, graph).map(({ layer, norm, change, neurons, zero, flat, place }) => (
            <tr key={layer}>
              <th scope="row">{layer}</th>
              <td className="norm">
                <span className="norm-bar" data-hue="gradient">
                  {!Number.isNaN(place) && (
                    <i style={{ width: `${(100 * Math.max(LEAST, place)).toFixed(1)}%` }} />
                  )}
                </span>
                <b className="hue" data-hue="gradient">
                  {formatNumber(norm)}
                </b>
              </td>
              <td>{share(change)}</td>
              <td>{neurons}</td>
              <td>{share(zero)}</td>
              <td>{share(flat)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
