import { type ReactElement, useEffect, useState } from 'react'
import { isQuestion } from '../store/playhead.ts'
import { stillMomentOf } from '../store/selectors.ts'
import { useAppStore } from './app-context.ts'
import { createTeller } from './teller.ts'

/**
 * Tells politely what each beat did, once, when it has come to rest. Lines from elsewhere on the page (`said`, a new object
 * per line) are told at once.
 */
export const Narrator = ({ said }: { readonly said: { readonly text: string } | null }): ReactElement => {
  const store = useAppStore()
  const [told, setTold] = useState('')
  useEffect(() => {
    if (said !== null) setTold(said.text)
  }, [said])
  useEffect(() => {
    const teller = createTeller(setTold)
    const look = (): void => {
      const state = store.getState()
      const { motion, playing } = state.playhead
      const resting = motion === null || isQuestion(state.playhead)
      teller.see({ moment: stillMomentOf(state), resting, playing })
    }
    look()
    const unsubscribe = store.subscribe(look)
    return () => {
      unsubscribe()
      teller.stop()
    }
  }, [store])
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {told}
    </div>
  )
}
