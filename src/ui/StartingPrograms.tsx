import type { ReactElement } from 'react'
import { startingPrograms } from '../store/starting-programs.ts'

/** Programs to start from, each a button. */
export const StartingPrograms = (props: { readonly onChoose: (text: string) => void }): ReactElement => (
  <ul className="starting" aria-label="Programs to start from">
    {startingPrograms.map(({ title, text }) => (
      <li key={title}>
        <button type="button" className="button" onClick={() => props.onChoose(text)}>
          <span>{title}</span>
          <code>{text.split('\n').at(-1)}</code>
        </button>
      </li>
    ))}
  </ul>
)
