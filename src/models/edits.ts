import type { Graph } from '../engine/graph.ts'
import type { Hyperparameters } from '../engine/optimizer.ts'
import type { Edit, Recipe } from './recipe.ts'

const PARAMETERS = 'parameters.'

/** Whether an edit may have this path: `learningRate`, or `parameters.` and the name of a leaf the model holds, constants aside. */
export const isEditPath = (model: Recipe['model'], path: string): boolean => {
  if (path === 'learningRate') return true
  if (!path.startsWith(PARAMETERS)) return false
  const name = path.slice(PARAMETERS.length)
  if (model.kind === 'network') return model.parameters.some((p) => p.name === name)
  return model.leaves.some((leaf) => leaf.name === name && leaf.constant !== true)
}

/** Applies edits to a graph's cells. */
export interface Editor {
  /** The leaves that some edit writes. */
  readonly leaves: readonly number[]
  /**
   * Makes the edits of iteration k, in their order: writes edited parameters into `cells` and returns the
   * hyperparameters that hold from then on. Throws RangeError where a path names nothing.
   */
  apply(k: number, cells: Float64Array, h: Hyperparameters): Hyperparameters
  /** The hyperparameters in force at iteration k, its own edits included. */
  hyperparametersAt(k: number): Hyperparameters
}

/** Prepares the edits of a recipe for its graph. Throws RangeError where a path names nothing. */
export const editorOf = (recipe: Recipe, graph: Graph): Editor => {
  const leaves = new Map<string, number>()
  for (const n of graph.nodes) {
    const role = n.tag?.role
    if (n.op === null && (n.tag === null || role === 'weight' || role === 'bias')) leaves.set(n.name, n.id)
  }
  const edited = new Set<number>()
  const byIteration = new Map<number, Edit[]>()
  for (const edit of recipe.edits) {
    if (edit.path !== 'learningRate') {
      const leaf = edit.path.startsWith(PARAMETERS)
        ? leaves.get(edit.path.slice(PARAMETERS.length))
        : undefined
      if (leaf === undefined)
        throw new RangeError(`an edit's path is ${edit.path}, which names nothing that can be edited`)
      edited.add(leaf)
    }
    const list = byIteration.get(edit.iteration)
    if (list) list.push(edit)
    else byIteration.set(edit.iteration, [edit])
  }
  return {
    leaves: [...edited],
    apply(k, cells, h) {
      let after = h
      for (const { path, value } of byIteration.get(k) ?? []) {
        if (path === 'learningRate') after = { ...after, learningRate: value }
        else cells[leaves.get(path.slice(PARAMETERS.length))!] = value
      }
      return after
    },
    hyperparametersAt(k) {
      let learningRate = recipe.learningRate
      for (const e of recipe.edits) if (e.path === 'learningRate' && e.iteration <= k) learningRate = e.value
      return { learningRate }
    },
  }
}
