import type { AppState } from '../store/state.ts'

/** Whether neurons are drawn as such; before anything is drawn, whether they will be. */
export const hasNeurons = ({ layout, compiled }: Pick<AppState, 'layout' | 'compiled'>): boolean =>
  layout === null ? compiled.recipe.model.kind === 'network' : layout.kind === 'network'

/** Whether there are maps of what neurons say, shown or not. */
export const hasMaps = (state: Pick<AppState, 'layout' | 'compiled'>): boolean =>
  hasNeurons(state) && state.compiled.recipe.field !== undefined
