import type { ReactElement } from 'react'
import { CopyLink } from './CopyLink.tsx'
import { ExampleButton } from './ExampleButton.tsx'
import { icons, Logo } from './icons.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'
import { Undo } from './Undo.tsx'
import { useFullScreen } from './use-full-screen.ts'

/** What the header can do besides what the store does. */
export interface HeaderProps {
  readonly onHelp: () => void
  /** Says a line politely. */
  readonly say: (text: string) => void
}

/** The page's header: name, model, and what concerns the whole page. */
export const Header = ({ onHelp, say }: HeaderProps): ReactElement => {
  const screen = useFullScreen()
  return (
    <header className="header">
      <h1 className="brand">
        <Logo />
        Backstep
      </h1>
      <ExampleButton />
      <div className="tools">
        <Undo />
        <CopyLink say={say} />
        <ThemeMenu />
        {screen.possible && (
          <button
            type="button"
            className="button icon"
            aria-label={screen.active ? 'Leave full screen' : 'Full screen'}
            title={screen.active ? 'Leave full screen (f)' : 'Full screen (f)'}
            onClick={screen.toggle}
          >
            {screen.active ? icons.shrink : icons.grow}
          </button>
        )}
        <button type="button" className="button icon" aria-label="Keys" title="Keys (?)" onClick={onHelp}>
          {icons.help}
        </button>
      </div>
    </header>
  )
}
