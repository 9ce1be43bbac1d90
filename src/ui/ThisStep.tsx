import { type ReactElement, useEffect, useRef } from 'react'
import type { Hue } from '../engine/formula.ts'
import type { AccountRow, Explanation, Moment, Piece } from '../explain/explanation.ts'
import { sampleName } from '../explain/sample-words.ts'
import { grouped } from '../explain/sentence.ts'
import { useApp } from './app-context.ts'
import { FormulaView } from './FormulaView.tsx'
import { awaitsWords, explanationOf, useMoment } from './moment.ts'
import { Origins } from './Origins.tsx'
import { Sentence } from './Sentence.tsx'
import { PASS_WORDS } from './words.ts'

const hueOf = ({ pass }: Explanation): Hue => (pass === null ? 'ink' : PASS_WORDS[pass].hue)

/** Sentences with more letters than this are set a little smaller, and smaller still. */
const LONG = 180
const LONGEST = 250

const lengthOf = (sentence: readonly Piece[]): number =>
  sentence.reduce((sum, piece) => sum + (piece.t === 'words' ? piece.text.length : 6), 0)

const classOf = (sentence: readonly Piece[]): string => {
  const length = lengthOf(sentence)
  return length > LONGEST ? 'sentence long longest' : length > LONG ? 'sentence long' : 'sentence'
}

/** What a pass read, wrote and left alone, counted. */
const PassAccount = ({ rows }: { readonly rows: readonly AccountRow[] }): ReactElement => (
  <table className="account">
    <thead>
      <tr>
        <th scope="col">This pass</th>
        <th scope="col">read</th>
        <th scope="col">wrote</th>
        <th scope="col">left alone</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ what, hue, read, wrote, untouched, total }) => (
        <tr key={what} data-hue={hue}>
          <th scope="row">{what}</th>
          <td data-none={read === 0 ? '' : undefined}>{grouped(read)}</td>
          <td data-none={wrote === 0 ? '' : undefined}>{grouped(wrote)}</td>
          <td>
            {untouched === total ? `all ${grouped(total)}` : `${grouped(untouched)} of ${grouped(total)}`}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Whatever is new is seen from its beginning. */
const toTop = (box: HTMLElement | null): void => box?.scrollTo?.(0, 0)

/** The formula, and below it either the sentence a pass rests on or the question where its numbers come from. */
const FormulaCard = ({
  explanation,
  place,
}: {
  readonly explanation: Explanation
  readonly place: string
}): ReactElement => {
  const { formula, origins, boundary, account, pass } = explanation
  const moves = useApp((s) => s.playhead.motion !== null)
  return (
    <div className="card">
      {formula === null ? (
        <p className="empty">{pass === null ? 'The formula of each step stands here.' : '–'}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what may scroll, and whose numbers the arrow keys walk, takes the focus
        <section className="formula-box" aria-label="Formula" tabIndex={0} ref={(box) => toTop(box)}>
          <FormulaView lines={formula.lines} beside={account !== null} above={boundary !== null} />
        </section>
      )}
      {account && <PassAccount rows={account} />}
      {boundary ? (
        <p className="boundary" data-hue={hueOf(explanation)} data-waits={moves ? '' : undefined}>
          <Sentence pieces={boundary} />
        </p>
      ) : (
        <Origins key={place} origins={origins} />
      )}
    </div>
  )
}

const NonFinite = ({ of }: { readonly of: number }): ReactElement | null => {
  const step = useApp((s) => (s.trace === null ? -1 : s.firstNonFinite()))
  const goTo = useApp((s) => s.goTo)
  if (step < 0) return null
  return (
    <p className="overflow">
      First NaN or ∞ in this {of > 1 ? 'sample' : 'iteration'}: step {grouped(step + 1)}
      <button type="button" className="button" onClick={() => goTo(step + 1)}>
        Go there
      </button>
    </p>
  )
}

/** The moment itself, or the one before it as long as its words are on their way. */
const useWorded = (moment: Moment | null): Moment | null => {
  const last = useRef<Moment | null>(null)
  const worded = moment !== null && awaitsWords(moment) ? last.current : moment
  useEffect(() => {
    last.current = worded
  }, [worded])
  return worded
}

/** What was just computed and why: place, heading, sentence, formula. */
export const ThisStep = (): ReactElement => {
  const moment = useWorded(useMoment())
  const busy = useApp((s) => s.busy)
  const failed = useApp((s) => s.failed)
  if (moment === null)
    return (
      <section className="this-step" aria-label="This step" aria-busy="true">
        <p className="where">
          <strong>One moment</strong>
        </p>
        <div className="said">
          <h2>{busy ?? (failed ? 'No recording yet' : 'The engine computes this iteration')}</h2>
        </div>
        <div className="card" />
      </section>
    )
  const explanation = explanationOf(moment)
  const { passTitle, position, heading, sentence } = explanation
  const hue = hueOf(explanation)
  return (
    <section className="this-step" aria-label="This step">
      <p className="where">
        <strong data-hue={hue}>{passTitle}</strong>
        {moment.sample && <span>{sampleName(moment)}</span>}
        <span>
          step {grouped(moment.step)} of {grouped(moment.trace.length)}
          {position !== '' && ` · ${position}`}
        </span>
      </p>
      <div className="said">
        <h2>{heading}</h2>
        <p className={classOf(sentence)}>
          <Sentence pieces={sentence} />
        </p>
      </div>
      <FormulaCard explanation={explanation} place={`${moment.step} ${moment.size}`} />
      <NonFinite of={moment.sample?.of ?? 1} />
    </section>
  )
}
