import type { Recipe } from '../models/recipe.ts'
import type { ToolId } from '../store/tools.ts'

/** Whether what Train shows of the data is read in little width: no map, no fit and no table of classes. */
export const isSlim = ({ model, field, task }: Recipe): boolean =>
  model.kind !== 'network' || (field === undefined && task !== 'binary' && task !== 'classes')

/** The classes of a tool's element, which say where it stands, as far as they are known before the tool is loaded. */
export const placeClass = (id: ToolId, recipe: Recipe, isTrained: boolean): string | undefined => {
  if (id === 'code') return 'code beside'
  if (id !== 'train' || !isTrained) return undefined
  return isSlim(recipe) ? 'train beside slim' : 'train beside'
}
