import { type ReactElement, useEffect, useState } from 'react'
import type { Moment } from '../explain/explanation.ts'
import { narrate } from '../explain/formula-text.ts'
import { useApp } from './app-context.ts'
import { explanationOf, useMoment } from './moment.ts'

/** How long a place must rest before it is told, in ms: longer than the pause between beats in play. */
export const REST_BEFORE_TELLING = 350

const wordsOf = (moment: Moment): string => narrate(explanationOf(moment))

/**
 * Tells politely what each beat did, once, when it has come to rest; nothing while beats follow each other. Lines from
 * elsewhere on the page (`said`, a new object per line) are told at once.
 */
export const Narrator = ({ said }: { readonly said: { readonly text: string } | null }): ReactElement => {
  const moment = useMoment()
  const resting = useApp((s) => s.playhead.motion === null)
  const atFirst = useApp((s) => s.iteration === 0 && s.playhead.step === 0)
  const [told, setTold] = useState('')
  const [silent, setSilent] = useState(true)
  useEffect(() => {
    if (said !== null) setTold(said.text)
  }, [said])
  useEffect(() => {
    if (moment === null || !resting) return
    // What the page opens with is read with the page.
    if (silent && atFirst) return
    const timer = setTimeout(() => {
      setSilent(false)
      setTold(wordsOf(moment))
    }, REST_BEFORE_TELLING)
    return () => clearTimeout(timer)
  }, [moment, resting, silent, atFirst])
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {told}
    </div>
  )
}
