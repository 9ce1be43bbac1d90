import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useApp } from './app-context.ts'
import { copyText } from './copy-text.ts'
import { icons } from './icons.tsx'

/** How long the button says that it has copied, in ms. */
const CONFIRMED = 2000

/** The link in a field, selected, for browsers that do not let the page copy. */
const ByHand = ({ link, onClose }: { readonly link: string; readonly onClose: () => void }): ReactElement => {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  return (
    <div
      className="menu by-hand"
      role="dialog"
      aria-label="Copy the link by hand"
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <label>
        This browser does not let the page copy. Copy the selected link with Ctrl+C or ⌘C.
        <input ref={field} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" className="button" onClick={onClose}>
        Close
      </button>
    </div>
  )
}

/** Copies the link to this step, and says so; where that is refused, it offers the link for copying by hand. */
export const CopyLink = ({ say }: { readonly say: (text: string) => void }): ReactElement => {
  const link = useApp((s) => s.link)
  const [copied, setCopied] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), CONFIRMED)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (): Promise<void> => {
    const address = new URL(link(), window.location.href).href
    if (await copyText(address)) {
      setCopied(true)
      setRefused(null)
      say('The link to this step is copied.')
    } else setRefused(address)
  }
  return (
    <>
      <button type="button" className="button" aria-label="Copy link to this step" onClick={copy}>
        {copied ? icons.check : icons.link}
        <span className="wide">{copied ? 'Copied' : 'Copy link'}</span>
      </button>
      {refused !== null && <ByHand link={refused} onClose={() => setRefused(null)} />}
    </>
  )
}
