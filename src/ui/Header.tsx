import { type ReactElement, useEffect, useState } from 'react'
import { useApp } from './app-context.ts'
import { copyText } from './copy-text.ts'
import { icons, Logo } from './icons.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'
import { useFullScreen } from './use-full-screen.ts'
import { modelWords } from './words.ts'

/** What the header can do besides what the store does. */
export interface HeaderProps {
  readonly onHelp: () => void
  /** Says a line politely. */
  readonly say: (text: string) => void
}

const CopyLink = ({ say }: Pick<HeaderProps, 'say'>): ReactElement => {
  const link = useApp((s) => s.link)
  const notify = useApp((s) => s.notify)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (): Promise<void> => {
    const address = new URL(link(), window.location.href).href
    if (await copyText(address)) {
      setCopied(true)
      say('The link to this step is copied.')
    } else notify(`This browser does not let the page copy. The link is ${address}`)
  }
  return (
    <button type="button" className="button" aria-label="Copy link to this step" onClick={copy}>
      {copied ? icons.check : icons.link}
      <span className="wide">{copied ? 'Copied' : 'Copy link'}</span>
    </button>
  )
}

/** The page's header: name, model, and what concerns the whole page. */
export const Header = ({ onHelp, say }: HeaderProps): ReactElement => {
  const recipe = useApp((s) => s.compiled.recipe)
  const screen = useFullScreen()
  return (
    <header className="header">
      <h1 className="brand">
        <Logo />
        Backstep
      </h1>
      <p className="model" title={recipe.source}>
        <strong>{recipe.title}</strong> · {modelWords(recipe)}
      </p>
      <div className="tools">
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
