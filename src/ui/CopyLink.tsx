import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react'
import { useApp } from './app-context.ts'
import { copyText } from './copy-text.ts'
import { icons } from './icons.tsx'

/** How long the button says that it has copied, in ms. */
const CONFIRMED = 2000

/** Loaded where the browser refuses to copy. */
const CopyByHand = lazy(async () => ({ default: (await import('./CopyByHand.tsx')).CopyByHand }))

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
      <Suspense fallback={null}>
        {refused !== null && <CopyByHand link={refused} onClose={() => setRefused(null)} />}
      </Suspense>
    </>
  )
}
