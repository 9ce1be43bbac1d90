import { bookValue } from '../models/edit-recipe.ts'
import { heldByRows, isEditPath, LEARNING_RATE, pathOfLeaf, rateHint } from '../models/edits.ts'
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
  /** What the leaf is; null where that cannot be changed. */
  readonly training: Training | null
  /** The ends of the range in which it is moved, where they have been chosen. */
  readonly least?: number | undefined
  readonly most?: number | undefined
  /** What is expected instead of a number that it cannot be, null where it can. */
  readonly refuse?: (value: number) => string | null
}

/** What a leaf is and whether it may be an input, and the path of the edit that changes it. */
export interface Training {
  readonly path: string
  readonly role: LeafRole
  readonly inputs: boolean
}

/** What a leaf is, as edits say it: 0 fixed, 1 trained, 2 an input. */
export type LeafRole = 0 | 1 | 2

type Source = Pick<AppState, 'compiled' | 'trace' | 'iteration'>

const pathOf = ({ recipe, graph }: AppState['compiled'], node: number): string | null => {
  const leaf = graph.nodes[node]
  return leaf && leaf.op === null ? pathOfLeaf(recipe.model, leaf.name) : null
}

/** Whether a leaf holds a number of one row of several, which is changed with the data only. */
export const isOfRow = (compiled: AppState['compiled'], node: number): boolean => {
  const path = pathOf(compiled, node)
  return path !== null && heldByRows(compiled.recipe, path) !== null
}

/** What may be changed of a leaf, null where it is none or nothing may. */
export const editableOf = ({ compiled, trace }: Source, node: number): Editable | null => {
  const { recipe, graph } = compiled
  const leaf = graph.nodes[node]
  const path = pathOf(compiled, node)
  if (!leaf || path === null || trace === null || heldByRows(recipe, path) !== null) return null
  const { kind } = recipe.model
  const flag = `trainable.${leaf.name}`
  const end = (of: 'least' | 'most') => recipe.edits.findLast((e) => e.path === `${of}.${leaf.name}`)?.value
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
    least: end('least'),
    most: end('most'),
  }
}

/** The learning rate as something that may be changed. */
export const editableRate = (state: Source): Editable => ({
  node: -1,
  path: LEARNING_RATE,
  value: learningRateOf(state),
  book: state.compiled.recipe.learningRate,
  training: null,
  refuse: (value) => rateHint(state.compiled.recipe, value),
})
