import type { OpName } from '../../src/engine/ops.ts'
import { type LayeredOptions, layeredRecipe } from '../../src/models/layered.ts'
import { type LossName, lossTable } from '../../src/models/losses.ts'
import type { Recipe } from '../../src/models/recipe.ts'

/** The activation of the outputs that a loss is made for. */
export const outputFor = (loss: LossName): OpName =>
  loss === 'binaryCrossEntropy' ? 'sigmoid' : loss === 'hinge' ? 'tanh' : 'identity'

/** Targets of the kind that a loss needs, other ones for each `turn`. */
export const targetsFor = (loss: LossName, outputs: number, turn: number): readonly number[] => {
  const { targets } = lossTable[loss]
  return Array.from({ length: outputs }, (_, i) => {
    const chosen = (i + turn) % outputs === 0
    if (targets === 'any') return 1.7 * i - 0.4 * turn - 0.9
    if (targets === 'oneHot') return chosen ? 1 : 0
    return (i + turn) % 2 === 0 ? 1 : targets === 'plusMinusOne' ? -1 : 0
  })
}

/** A small network with this loss and targets that suit it. */
export const lossRecipe = (
  loss: LossName,
  outputs: number,
  options: Partial<LayeredOptions> = {},
): Recipe => {
  const recipe = layeredRecipe({
    sizes: [2, 3, outputs],
    loss,
    outputActivation: outputFor(loss),
    ...options,
  })
  return {
    ...recipe,
    samples: recipe.samples.map((sample, turn) => ({ ...sample, targets: targetsFor(loss, outputs, turn) })),
  }
}
