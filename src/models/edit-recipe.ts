import {
  editedModel,
  editedSamples,
  heldByRows,
  isEditPath,
  isRange,
  LEARNING_RATE,
  partsOf,
  rateHint,
  roleOf,
  startsOver,
} from './edits.ts'
import type { Edit, Recipe } from './recipe.ts'

/** Edits a recipe may hold: of more, the link would be too long to share. */
export const MOST_EDITS = 500

/** What a path held in the recipe as it came, before any edit; null where the path means nothing. */
export const bookValue = (recipe: Recipe, path: string): number | null =>
  valueIn({ ...recipe, edits: [] }, path)

const valueIn = (recipe: Recipe, path: string): number | null => {
  const { model, edits } = recipe
  if (!isEditPath(model, path)) return null
  const parts = partsOf(path)
  const edit = edits.findLast((e) => e.path === path)
  if (edit) return edit.value
  if (path === LEARNING_RATE) return recipe.learningRate
  if (parts === null) return null
  const leaves = editedModel(recipe)
  if (leaves.kind === 'graph') {
    const leaf = leaves.leaves.find((l) => l.name === parts.name)
    if (leaf === undefined) return null
    return parts.kind === 'trainable' ? roleOf(leaf) : parts.kind === 'parameters' ? leaf.value : null
  }
  const leaf = leaves.parameters.find((p) => p.name === parts.name)
  if (parts.kind === 'trainable') return leaf ? Number(leaf.trainable) : null
  if (parts.kind === 'parameters') return leaf?.value ?? null
  if (model.kind !== 'network') return null
  const [first] = editedSamples(recipe)
  const outputs = (model.layers.at(-1)?.neurons ?? []).map((n) => n.name)
  return parts.kind === 'inputs'
    ? (first?.inputs[model.inputs.indexOf(parts.name)] ?? null)
    : (first?.targets[outputs.indexOf(parts.name)] ?? null)
}

/** Edits stand by iteration and path, so that the same edits made in another order are the same recipe. */
const inOrder = (a: Edit, b: Edit): number =>
  a.iteration - b.iteration || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)

/**
 * The recipe with one more edit. Data and what is trained are edits of iteration 0, since they start training over;
 * edits of later iterations than the new one are dropped. An edit of the same thing at the same iteration is replaced,
 * and one at iteration 0 that says what the recipe says anyway is left out. Throws RangeError for what is no edit.
 */
export const withEdit = (recipe: Recipe, edit: Edit): Recipe => {
  const { path, value } = edit
  if (!isEditPath(recipe.model, path)) throw new RangeError(`${path} cannot be edited`)
  const held = heldByRows(recipe, path)
  if (held !== null) throw new RangeError(held)
  if (!Number.isFinite(value)) throw new RangeError(`${path} is ${value}; expected a finite number`)
  const hint = path === LEARNING_RATE ? rateHint(recipe, value) : null
  if (hint !== null) throw new RangeError(`the learning rate is ${value}; expected ${hint}`)
  const iteration = startsOver(path) || isRange(path) ? 0 : edit.iteration
  const kept = recipe.edits.filter(
    (e) => (e.iteration <= iteration || isRange(path)) && !(e.iteration === iteration && e.path === path),
  )
  const isBook = iteration === 0 && Object.is(bookValue(recipe, path), value)
  const edits = isBook ? kept : [...kept, { iteration, path, value }].sort(inOrder)
  if (edits.length > MOST_EDITS) throw new RangeError(`there are ${MOST_EDITS} changes already`)
  return { ...recipe, edits }
}

/** The recipe as it came. */
export const withoutEdits = (recipe: Recipe): Recipe =>
  recipe.edits.length === 0 ? recipe : { ...recipe, edits: [] }
