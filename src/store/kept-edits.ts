import { bookValue, withEdit } from '../models/edit-recipe.ts'
import { LEARNING_RATE, partsOf } from '../models/edits.ts'
import type { Edit, Recipe } from '../models/recipe.ts'

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * A recipe that was built anew with the edits of the one before that still mean the same: of weights that have kept their
 * places and what they began as, of samples that are the same, of a learning rate that was not chosen anew.
 */
export const withKeptEdits = (recipe: Recipe, before: Recipe): Recipe => {
  const { model } = before
  if (
    before.edits.length === 0 ||
    !before.build ||
    model.kind !== 'network' ||
    recipe.model.kind !== 'network'
  )
    return recipe
  const sameWeights = same([recipe.model.inputs, recipe.model.layers], [model.inputs, model.layers])
  const sameSample = same(recipe.samples[0], before.samples[0])
  const means = ({ path }: Edit): boolean => {
    if (path === LEARNING_RATE) return recipe.learningRate === before.learningRate
    const kind = partsOf(path)?.kind
    if (kind === 'inputs' || kind === 'targets') return sameSample
    return (
      sameWeights && (kind === 'trainable' || Object.is(bookValue(recipe, path), bookValue(before, path)))
    )
  }
  let edited = recipe
  for (const edit of before.edits)
    try {
      if (means(edit)) edited = withEdit(edited, edit)
    } catch {
      // What is no edit of the new model means nothing there.
    }
  return edited
}
