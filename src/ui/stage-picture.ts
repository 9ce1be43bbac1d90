import type { Picture } from '../scene/mark.ts'
import { pictureOf } from '../scene/scene.ts'
import { stillMomentOf } from '../store/selectors.ts'
import type { AppState } from '../store/state.ts'
import { explanationOf } from './moment.ts'

/** The picture of the place in view, null while there is nothing to draw yet. */
export const pictureOfState = (state: AppState): Picture | null => {
  const { layout, playhead } = state
  const moment = stillMomentOf(state)
  if (moment === null || layout?.kind !== 'network') return null
  const { motion } = playhead
  const told = { ...explanationOf(moment), asked: motion?.asked === true }
  return pictureOf({ moment, layout, u: motion?.u ?? 1, told })
}
