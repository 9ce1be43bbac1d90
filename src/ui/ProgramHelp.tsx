import type { ReactElement } from 'react'
import { programWords } from '../store/typing.ts'

const words = programWords()

const ROWS: readonly (readonly [string, ReactElement])[] = [
  [
    'Statements',
    <>
      <code>c = a + b</code>, one per line or separated by <code>;</code>. The last one is the output. A name
      that no statement gives a value to is a number to move.
    </>,
  ],
  [
    'Operators',
    <>
      <code>+ - * / **</code>, also <code>^ × · ÷ x²</code>; <code>+= -= *= /= **=</code>; brackets
    </>,
  ],
  ['Functions', <code key="functions">{words.functions.join(' ')}</code>],
  [
    'Called as',
    <>
      <code>tanh(x)</code>, <code>x.tanh()</code>, <code>math.exp(x)</code>, <code>torch.relu(x)</code>
    </>,
  ],
  [
    'Numbers',
    <>
      <code>2</code>, <code>-0.5</code>, <code>1e-3</code>, <code>{words.constants.join(' ')}</code>
    </>,
  ],
  ['Comments', <code key="comments"># to the end of the line</code>],
  ['Limits', <>2,000 operations, 10,000 characters</>],
]

/** What can be written in a program, in one short list. */
export const ProgramHelp = (): ReactElement => (
  <details className="program-help">
    <summary>What can be written</summary>
    <dl>
      {ROWS.map(([term, meaning]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  </details>
)
