import { leafStatesOf } from '../models/typed.ts'
import { type Editable, editableOf } from './editing.ts'
import type { AppState } from './state.ts'

/** A named leaf of an expression: what may be changed of it, and the ends of its range where they have been chosen. */
export interface Leaf {
  readonly name: string
  readonly of: Editable
  readonly least: number | undefined
  readonly most: number | undefined
}

/** The named leaves of the expression in view, in the order of its program; none for other models. */
export const leavesOf = (state: Pick<AppState, 'compiled' | 'trace' | 'iteration'>): readonly Leaf[] => {
  const { recipe, graph } = state.compiled
  const states = leafStatesOf(recipe)
  const leaves: Leaf[] = []
  for (const { id, op, name } of graph.nodes) {
    if (op !== null) break
    const known = states.get(name)
    const of = known ? editableOf(state, id) : null
    if (known && of) leaves.push({ name, of, least: known.least, most: known.most })
  }
  return leaves
}
