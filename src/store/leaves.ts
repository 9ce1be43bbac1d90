import { type Editable, editableOf } from './editing.ts'
import type { AppState } from './state.ts'

/** A named leaf of an expression, and what may be changed of it. */
export interface Leaf {
  readonly name: string
  readonly of: Editable
}

/** The named leaves of the expression in view, in the order of its program; none for other models. */
export const leavesOf = (state: Pick<AppState, 'compiled' | 'trace' | 'iteration'>): readonly Leaf[] => {
  const { recipe, graph } = state.compiled
  if (recipe.model.kind !== 'graph') return []
  const leaves: Leaf[] = []
  for (const { id, op, name } of graph.nodes) {
    if (op !== null) break
    const of = editableOf(state, id)
    if (of) leaves.push({ name, of })
  }
  return leaves
}
