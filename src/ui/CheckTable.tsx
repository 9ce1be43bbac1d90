import type { ReactElement } from 'react'
import type { GradientCheck } from '../engine/gradient-check.ts'
import { byConcern, VERDICT_WORDS } from '../explain/check-words.ts'
import { formatNumber, fullPrecision } from '../explain/format.ts'
import { VerdictIcon } from './verdict-icons.tsx'

/** Up to so many leaves are listed in their order, checked or not. */
const LISTED = 40
/** Of more leaves so many are shown: those that need looking at first. */
const SHOWN = 200

/** What the table of checks is drawn from. */
export interface CheckTableProps {
  readonly leaves: readonly number[]
  readonly checks: ReadonlyMap<number, GradientCheck>
  readonly nameOf: (leaf: number) => string
  readonly chosen: number
  readonly onChoose: (leaf: number) => void
}

const Numbers = ({ check }: { readonly check: GradientCheck }): ReactElement => (
  <>
    <td className="hue" data-hue="gradient" title={fullPrecision(check.backprop)}>
      {formatNumber(check.backprop)}
    </td>
    <td title={fullPrecision(check.central)}>{formatNumber(check.central)}</td>
    <td title={fullPrecision(check.error)}>{Number.isNaN(check.error) ? '–' : formatNumber(check.error)}</td>
    <td className="words">
      <span className="verdict" data-verdict={check.verdict}>
        <VerdictIcon verdict={check.verdict} />
        {VERDICT_WORDS[check.verdict]}
        {check.verdict === 'agrees' && check.kinkCount > 0 && ', on a kink'}
      </span>
    </td>
  </>
)

const Nothing = (): ReactElement => (
  <>
    <td className="note">–</td>
    <td className="note">–</td>
    <td className="note">–</td>
    <td className="note words">not checked</td>
  </>
)

/** Leaf by leaf: backprop’s gradient beside the central difference, their relative error, and the verdict. */
export const CheckTable = (props: CheckTableProps): ReactElement | null => {
  const { leaves, checks, nameOf, chosen, onChoose } = props
  const isLong = leaves.length > LISTED
  const rows = isLong
    ? [...checks.values()]
        .sort(byConcern)
        .slice(0, SHOWN)
        .map(({ leaf }) => leaf)
    : leaves
  if (rows.length === 0) return null
  return (
    <>
      {checks.size > SHOWN && isLong && (
        <p className="note">
          {SHOWN} of {checks.size.toLocaleString('en')} shown: those that do not agree first, then the largest
          relative errors.
        </p>
      )}
      <table className="table check-table" aria-label="Gradient check">
        <thead>
          <tr>
            <th scope="col">Leaf</th>
            <th scope="col">Backprop</th>
            <th scope="col">Central difference</th>
            <th scope="col">Relative error</th>
            <th scope="col" className="words">
              Verdict
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((leaf) => {
            const check = checks.get(leaf)
            return (
              <tr key={leaf} aria-current={leaf === chosen ? 'true' : undefined}>
                <td>
                  <button
                    type="button"
                    className="edit"
                    aria-pressed={leaf === chosen}
                    onClick={() => onChoose(leaf)}
                  >
                    {nameOf(leaf)}
                  </button>
                </td>
                {check ? <Numbers check={check} /> : <Nothing />}
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
