import type { ReactElement } from 'react'
import { useApp } from './app-context.ts'
import { CopyLink } from './CopyLink.tsx'
import { ExampleButton } from './ExampleButton.tsx'
import { icons, Logo } from './icons.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'
import { Undo } from './Undo.tsx'

/** What the header can do besides what the store does. */
export interface HeaderProps {
  readonly onHelp: () => void
  readonly onLecture: () => void
  /** Says a line politely. */
  readonly say: (text: string) => void
}

/** The page's header: name, model, and what concerns the whole page. */
export const Header = ({ onHelp, onLecture, say }: HeaderProps): ReactElement => {
  const hold = useApp((s) => s.hold)
  const setHold = useApp((s) => s.setHold)
  return (
    <header className="header">
      <h1 className="brand">
        <Logo />
        Backstep
      </h1>
      <ExampleButton />
      <div className="tools">
        <Undo />
        <button
          type="button"
          className="button"
          aria-label="Hold results"
          title="Hold results: ask for each before it is shown (h)"
          aria-pressed={hold}
          onClick={() => setHold(!hold)}
        >
          <span aria-hidden="true">= ?</span>
          <span className="wide">Hold results</span>
        </button>
        <CopyLink say={say} />
        <ThemeMenu />
        <button
          type="button"
          className="button icon"
          aria-label="Lecture view"
          title="Lecture view: stage, sentence and formula alone (f)"
          onClick={onLecture}
        >
          {icons.grow}
        </button>
        <button type="button" className="button icon" aria-label="Keys" title="Keys (?)" onClick={onHelp}>
          {icons.help}
        </button>
      </div>
    </header>
  )
}
