import { useCallback, useState } from 'react'
import type { Dot } from '../store/data-in-view.ts'
import { LAST_ITERATION, placeTold } from '../store/playhead.ts'
import { type AppStore, useAppStore } from './app-context.ts'

/** Goes where a training sample comes up next, from the iteration in view on, and says in a line where that is. */
const travelTo = async (store: AppStore, { row, isTest }: Dot): Promise<string> => {
  if (isTest) return `Test row ${row + 1} is never trained on.`
  store.getState().pause()
  const { iteration, compiled, analyse } = store.getState()
  const found = await analyse('comesUp', { row, from: iteration })
  const now = store.getState()
  if (now.compiled !== compiled || now.iteration !== iteration) return ''
  if (found.iteration > LAST_ITERATION) return `Row ${row + 1} does not come up any more.`
  if (found.iteration !== iteration) now.goToIteration(found.iteration, placeTold(now.playhead))
  now.goToSample(found.sample)
  const { size } = compiled.batch
  const which = size > 1 ? ` as sample ${found.sample + 1} of ${size}` : ''
  return found.iteration === iteration
    ? `Row ${row + 1} is in view${which}.`
    : `Row ${row + 1} is sample ${found.sample + 1} of iteration ${found.iteration.toLocaleString('en')}.`
}

/** How plots lead to a sample, and what came of it last. */
export const useRowTravel = (): { readonly said: string; readonly travel: (dot: Dot) => void } => {
  const store = useAppStore()
  const [said, setSaid] = useState('')
  const travel = useCallback(
    (dot: Dot) => {
      travelTo(store, dot).then(setSaid, (error) =>
        store.getState().notify(error instanceof Error ? error.message : String(error)),
      )
    },
    [store],
  )
  return { said, travel }
}
