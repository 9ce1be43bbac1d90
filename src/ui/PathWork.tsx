import type { CSSProperties, ReactElement } from 'react'
import type { TermCount } from '../engine/path-count.ts'
import type { PathsAnswer } from '../engine/paths.ts'
import { countText, groupedDigits, shareOf } from '../explain/count-text.ts'

const Count = ({ n }: { readonly n: bigint }): ReactElement => (
  <td title={groupedDigits(n)}>{countText(n)}</td>
)

/** How many multiplications and additions each way takes: every path, collapsed so far, reverse mode. */
export const PathWork = ({ answer }: { readonly answer: PathsAnswer }): ReactElement => {
  const { every, now, reverse, collapsed, operations } = answer
  const most = every.multiplications
  const rows: readonly (readonly [string, TermCount, boolean])[] = [
    ['Every path', every, collapsed === 0],
    ['Collapsed so far', now, collapsed > 0 && collapsed < operations.length],
    ['Reverse mode', reverse, operations.length > 0 && collapsed === operations.length],
  ]
  return (
    <table className="path-work" aria-label="Multiplications and additions each way takes">
      <thead>
        <tr>
          <th scope="col">Way</th>
          <th scope="col">Multiplications</th>
          <th scope="col">Additions</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([way, work, isCurrent]) => (
          <tr
            key={way}
            aria-current={isCurrent || undefined}
            style={{ '--share': shareOf(work.multiplications, most) } as CSSProperties}
          >
            <th scope="row">{way}</th>
            <Count n={work.multiplications} />
            <Count n={work.additions} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
