import type { Layout } from '../layout/layout.ts'
import type { Picture } from '../scene/mark.ts'
import type { OperationInput } from '../scene/operation-scene.ts'
import { pictureOf } from '../scene/scene.ts'
import { stillMomentOf } from '../store/selectors.ts'
import type { AppState } from '../store/state.ts'
import { explanationOf } from './moment.ts'

/** Draws plain graphs; null until that is loaded. */
export type DrawOperations = ((input: OperationInput) => Picture) | null

/** Loads what draws plain graphs: only who opens one needs it. */
export const loadOperations = async (): Promise<NonNullable<DrawOperations>> =>
  (await import('../scene/operation-scene.ts')).operationPicture

/** The picture of the place in view as a camera sees it, null while there is nothing to draw yet. */
export const pictureOfState = (
  state: AppState,
  drawOperations: DrawOperations,
  seen: (layout: Layout) => NonNullable<OperationInput['seen']>,
): Picture | null => {
  const { layout, playhead } = state
  const moment = stillMomentOf(state)
  if (moment === null || layout === null) return null
  const { motion } = playhead
  const told = { ...explanationOf(moment), asked: motion?.asked === true }
  const at = { moment, u: motion?.u ?? 1, told }
  if (layout.kind === 'network') return pictureOf({ ...at, layout })
  return drawOperations?.({ ...at, layout, seen: seen(layout) }) ?? null
}
