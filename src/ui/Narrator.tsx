import { type ReactElement, useEffect, useRef, useState } from 'react'
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
  const teller = useRef<ReturnType<typeof createTeller> | null>(null)
  useEffect(() => {
    if (said === null) return
    setTold(said.text)
    teller.current?.giveWay()
  }, [said])
  useEffect(() => {
    const own = createTeller(setTold)
    teller.current = own
    const look = (): void => {
      const state = store.getState()
      const { motion, playing } = state.playhead
      const resting = motion === null || isQuestion(state.playhead)
      own.see({ moment: stillMomentOf(state), resting, playing })
    }
    look()
    const unsubscribe = store.subscribe(look)
    return () => {
      unsubscribe()
      own.stop()
    }
  }, [store])
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {told}
    </div>
  )
}
