import type { ReactElement } from 'react'
import type { Origin } from '../explain/explanation.ts'
import { formatNumber } from '../explain/format.ts'
import { useApp } from './app-context.ts'
import { FormulaView } from './FormulaView.tsx'
import { Sentence } from './Sentence.tsx'

const OriginView = ({ origin }: { readonly origin: Origin }): ReactElement => {
  const goTo = useApp((s) => s.goTo)
  return (
    <details>
      <summary>
        where does{' '}
        <b className="hue" data-hue={origin.hue}>
          {formatNumber(origin.value)}
        </b>{' '}
        come from?
      </summary>
      <div className="answer">
        <FormulaView lines={[origin.symbols, origin.numbers]} />
        <p>
          <Sentence pieces={origin.sentence} />
        </p>
        {origin.step >= 0 && (
          <button type="button" className="button" onClick={() => goTo(origin.step + 1)}>
            Go there
          </button>
        )}
      </div>
    </details>
  )
}

/** One question per factor, each unfolding one level of the chain. */
export const Origins = ({ origins }: { readonly origins: readonly Origin[] }): ReactElement | null =>
  origins.length === 0 ? null : (
    <div className="origins">
      {origins.map((origin) => (
        <OriginView key={`${origin.hue} ${origin.step} ${origin.value}`} origin={origin} />
      ))}
    </div>
  )
