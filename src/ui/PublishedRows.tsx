import { Fragment, type MouseEvent, type ReactElement } from 'react'
import type { Notation } from '../explain/explanation.ts'
import { fullPrecision } from '../explain/format.ts'
import { ourWordFor, quantityPieces } from '../explain/quantity.ts'
import type { Finding } from '../store/published-numbers.ts'
import { digitsOf, hueOf, type Parted, REASONS, VERDICTS } from './published-words.ts'

/** What a row does. */
export interface RowsProps {
  readonly notation: Notation
  readonly onGo: (finding: Finding, event: MouseEvent) => void
}

const Name = ({ quantity }: { readonly quantity: string }): ReactElement => (
  <>
    {quantityPieces(quantity).map(({ text, below }, i) =>
      below ? (
        <Fragment key={i}>
          <span className="spoken">_</span>
          <sub>{text}</sub>
        </Fragment>
      ) : (
        text
      ),
    )}
  </>
)

const Digits = ({ parts: [same, rest] }: { readonly parts: Parted }): ReactElement => (
  <>
    {same}
    {rest !== '' && <mark>{rest}</mark>}
  </>
)

const isShown = ({ verdict }: Finding): boolean => verdict !== 'unreached' && verdict !== 'absent'

const Ours = ({ finding }: { readonly finding: Finding }): ReactElement => {
  const { value, verdict } = finding
  if (value === null)
    return (
      <td colSpan={2} className="note">
        {VERDICTS[verdict]}
      </td>
    )
  return (
    <>
      <td className="hue" title={fullPrecision(value)}>
        <Digits parts={digitsOf(finding).ours} />
      </td>
      <td className="verdict" data-verdict={verdict} title={REASONS[verdict]}>
        {VERDICTS[verdict]}
      </td>
    </>
  )
}

/** The rows of one published number: itself and, once it is reached, what there is to say about it. */
export const PublishedRows = (props: RowsProps & { readonly finding: Finding }): ReactElement => {
  const { finding, notation, onGo } = props
  const { row, compiled, node, consumer, place, active } = finding
  const ours = ourWordFor(compiled.graph, notation, row.quantity, { kind: row.probe.kind, node, consumer })
  const variant = row.variant === null ? null : compiled.recipe.title
  return (
    <>
      <tr aria-current={active ? 'step' : undefined} data-hue={hueOf(finding)}>
        <td>
          <button
            type="button"
            title={variant === null ? 'Go to where it is computed' : `Open ${variant}`}
            data-words={row.quantity.includes(' ') || undefined}
            disabled={place < 0}
            onClick={(event) => onGo(finding, event)}
          >
            <Name quantity={row.quantity} />
          </button>
          {ours !== null && <small>(our {ours})</small>}
        </td>
        <td>
          {row.printed === null ? (
            <span className="note">not printed</span>
          ) : (
            <Digits parts={digitsOf(finding).printed} />
          )}
        </td>
        <Ours finding={finding} />
      </tr>
      {row.note !== null && (isShown(finding) || variant !== null) && finding.verdict !== 'changed' && (
        <tr className="why">
          <td colSpan={4}>
            {row.note}
            {variant !== null && (
              <button type="button" className="button" onClick={(event) => onGo(finding, event)}>
                Open {variant}
              </button>
            )}
          </td>
        </tr>
      )}
    </>
  )
}
