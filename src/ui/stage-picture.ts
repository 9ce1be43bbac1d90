import type { Picture } from '../scene/mark.ts'
import type { AppState } from '../store/state.ts'

/** The picture of the place in view, null where there is nothing to draw yet. */
export const pictureOf = (_state: AppState): Picture | null => null
