import { isKnownOp } from '../engine/known-ops.ts'
import type { OpName } from '../engine/ops.ts'
import { lossTerms } from './loss-terms.ts'
import type { Recipe } from './recipe.ts'

const namesIn = ({ model }: Recipe): readonly OpName[] =>
  model.kind === 'graph'
    ? model.operations.map(({ op }) => op)
    : [lossTerms[model.loss].term ?? 'lse', ...model.layers.map(({ activation }) => activation)]

/** Loads all operations where a recipe is made of others than the first ones, so that it can be compiled. */
export const loadOperations = async (recipe: Recipe): Promise<void> => {
  if (!namesIn(recipe).every(isKnownOp)) await import('../engine/ops.ts')
}
