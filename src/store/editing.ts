import { bookValue } from '../models/edit-recipe.ts'
import { isEditPath, LEARNING_RATE, pathOfLeaf } from '../models/edits.ts'
import { learningRateOf } from './selectors.ts'
import type { AppState } from './state.ts'

/** A number that people may change, as it is at the iteration in view. */
export interface Editable {
  /** The leaf, -1 for the learning rate. */
  readonly node: number
  readonly path: string
  readonly value: number
  /** What the recipe said before any edit. */
  readonly book: number
  /** The path of the leaf's flag, what the leaf is and whether it may be an input; null where it cannot be changed. */
  readonly training: { readonly path: string; readonly role: LeafRole; readonly inputs: boolean } | null
}

/** What a leaf is, as edits say it: 0 fixed, 1 trained, 2 an input. */
export type LeafRole = 0 | 1 | 2

type Source = Pick<AppState, 'compiled' | 'trace' | 'iteration'>

/** What may be changed of a leaf, null where it is none or nothing may. */
export const editableOf = ({ compiled, trace }: Source, node: number): Editable | null => {
  const { recipe, graph } = compiled
  const leaf = graph.nodes[node]
  const path = leaf && leaf.op === null ? pathOfLeaf(recipe.model, leaf.name) : null
  if (!leaf || path === null || trace === null) return null
  const { kind } = recipe.model
  const flag = `trainable.${leaf.name}`
  return {
    node,
    path,
    value: trace.columns.initial[node]!,
    book: bookValue(recipe, path) ?? leaf.value,
    training: isEditPath(recipe.model, flag)
      ? {
          path: flag,
          role: leaf.trainable ? 1 : leaf.needsGradient && kind === 'graph' ? 2 : 0,
          inputs: kind === 'graph',
        }
      : null,
  }
}

/** The learning rate as something that may be changed. */
export const editableRate = (state: Source): Editable => ({
  node: -1,
  path: LEARNING_RATE,
  value: learningRateOf(state),
  book: state.compiled.recipe.learningRate,
  training: null,
})
