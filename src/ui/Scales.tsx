import type { ReactElement } from 'react'
import { formatNumber } from '../explain/format.ts'
import type { ColumnScale } from '../models/data-set.ts'

/** So few are shown without asking. */
const FEW = 4

const wordsOf = ({ scaling, constant, mean, deviation, min, max }: ColumnScale): string => {
  if (constant) return 'always the same: 0'
  return scaling === 'standard'
    ? `(x − ${formatNumber(mean)}) / ${formatNumber(deviation)}`.replace('− −', '+ ')
    : `(x − ${formatNumber(min)}) / ${formatNumber(max - min)}`.replace('− −', '+ ')
}

/** What columns were scaled by, with the numbers that were found in the training rows. */
export const Scales = ({ scales }: { readonly scales: readonly ColumnScale[] }): ReactElement | null => {
  const scaled = scales.filter(({ scaling }) => scaling !== 'none')
  if (scaled.length === 0) return null
  return (
    <details className="scales" open={scaled.length <= FEW}>
      <summary>How {scaled.length === 1 ? 'it is' : 'they are'} scaled</summary>
      <dl>
        {scaled.map((scale) => (
          <div key={scale.column}>
            <dt>{scale.column}</dt>
            <dd>{wordsOf(scale)}</dd>
          </div>
        ))}
      </dl>
      <p className="note">Found in the training rows alone, so that nothing of the test rows leaks in.</p>
    </details>
  )
}
