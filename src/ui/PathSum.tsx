import type { ReactElement } from 'react'
import { formatNumber, fullPrecision } from '../explain/format.ts'
import type { SumRow } from '../explain/path-sum.ts'

/** The foot of the list: what the terms add up to, what those left out add, and the gradient. */
export const PathSum = ({ rows }: { readonly rows: readonly SumRow[] }): ReactElement => (
  <dl className="path-sum">
    {rows.map(({ words, relation, value }) => (
      <div key={words}>
        <dt>{words}</dt>
        <dd>
          {relation}{' '}
          <b className="hue" data-hue="gradient" title={fullPrecision(value)}>
            {formatNumber(value)}
          </b>
        </dd>
      </div>
    ))}
  </dl>
)
