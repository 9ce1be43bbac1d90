import { Fragment, type ReactElement } from 'react'
import type { Origin } from '../explain/explanation.ts'
import { formatNumber } from '../explain/format.ts'
import { useApp } from './app-context.ts'
import { FormulaView } from './FormulaView.tsx'
import { Sentence } from './Sentence.tsx'

/** More numbers, or more digits, than this are asked for together, without being listed: the question is one line. */
const LISTED = 2
const LETTERS = 14

const isLong = (origins: readonly Origin[]): boolean =>
  origins.length > LISTED || origins.map(({ value }) => formatNumber(value)).join('').length > LETTERS

const Question = ({ origins }: { readonly origins: readonly Origin[] }): ReactElement => {
  if (isLong(origins)) return <>where do these numbers come from?</>
  return (
    <>
      where {origins.length === 1 ? 'does' : 'do'}{' '}
      {origins.map(({ value, hue, step }, i) => (
        <Fragment key={`${value} ${step}`}>
          {i > 0 && ' and '}
          <b className="hue" data-hue={hue}>
            {formatNumber(value)}
          </b>
        </Fragment>
      ))}{' '}
      come from?
    </>
  )
}

const Answer = ({ origin }: { readonly origin: Origin }): ReactElement => {
  const goTo = useApp((s) => s.goTo)
  return (
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
  )
}

/** The question where the factors come from; it unfolds one level of the chain for each. */
export const Origins = ({ origins }: { readonly origins: readonly Origin[] }): ReactElement | null =>
  origins.length === 0 ? null : (
    <details className="origins">
      <summary>
        <Question origins={origins} />
      </summary>
      {origins.map((origin) => (
        <Answer key={`${origin.value} ${origin.step}`} origin={origin} />
      ))}
    </details>
  )
