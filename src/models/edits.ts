import type { Graph } from '../engine/graph.ts'
import type { Hyperparameters } from '../engine/optimizer.ts'
import { targetName } from './network.ts'
import type { Edit, GraphModel, NetworkModel, Recipe, Sample } from './recipe.ts'

/**
 * What an edit's path begins with: a number of the model or of its single sample; what a leaf is (1 trained, 0 fixed, in
 * plain graphs 2 an input); or the ends of the range in which a leaf of a plain graph is moved.
 */
export const EDIT_KINDS = ['parameters', 'inputs', 'targets', 'trainable', 'least', 'most'] as const
/** What an edit's path begins with. */
export type EditKind = (typeof EDIT_KINDS)[number]

/** The path of the learning rate, which belongs to no leaf. */
export const LEARNING_RATE = 'learningRate'

/** Learning rates go from 0 up to this one. */
export const MOST_RATE = 1e6

/**
 * What was expected instead of a learning rate out of range, null within. What an expression says need be no loss:
 * negative rates raise it.
 */
export const rateHint = ({ model }: Pick<Recipe, 'model'>, value: number): string | null => {
  const least = model.kind === 'graph' ? -MOST_RATE : 0
  const [from, to] = [least, MOST_RATE].map((x) => x.toLocaleString('en'))
  return value >= least && value <= MOST_RATE ? null : `a number from ${from} to ${to}`
}

type Model = Recipe['model']

/** A path taken apart; null for `learningRate` and for what is no path. */
export const partsOf = (path: string): { readonly kind: EditKind; readonly name: string } | null => {
  const at = path.indexOf('.')
  const kind = EDIT_KINDS.find((k) => k === path.slice(0, at))
  return kind === undefined ? null : { kind, name: path.slice(at + 1) }
}

/** Leaves of a model by the path of their number; each holds the name that the graph's leaf has. */
const numberPaths = (model: Model): ReadonlyMap<string, string> => {
  const paths = new Map<string, string>()
  const parameters =
    model.kind === 'network' ? model.parameters : model.leaves.filter((l) => l.constant !== true)
  for (const { name } of parameters) paths.set(`parameters.${name}`, name)
  if (model.kind === 'network') {
    for (const name of model.inputs) paths.set(`inputs.${name}`, name)
    for (const { name } of model.layers.at(-1)?.neurons ?? []) paths.set(`targets.${name}`, targetName(name))
  }
  return paths
}

const known = new WeakMap<Model, ReadonlyMap<string, string>>()
const pathsOf = (model: Model): ReadonlyMap<string, string> => {
  const paths = known.get(model) ?? numberPaths(model)
  known.set(model, paths)
  return paths
}

/** The path of the number that a leaf of the graph holds, null where no edit may change it. */
export const pathOfLeaf = (model: Model, leaf: string): string | null => {
  for (const [path, name] of pathsOf(model)) if (name === leaf) return path
  return null
}

/** The name of the graph's leaf that a number's path means, null where it means none. */
export const leafOfPath = (model: Model, path: string): string | null => pathsOf(model).get(path) ?? null

const flagged = (model: Model, name: string): boolean =>
  model.kind === 'network'
    ? model.parameters.some((p) => p.name === name)
    : model.leaves.some((l) => l.name === name && l.constant !== true)

/** Whether a path means something that can be edited in this model. */
export const isEditPath = (model: Model, path: string): boolean => {
  if (path === LEARNING_RATE) return true
  const parts = partsOf(path)
  if (parts === null) return false
  if (parts.kind === 'least' || parts.kind === 'most')
    return model.kind === 'graph' && flagged(model, parts.name)
  return parts.kind === 'trainable' ? flagged(model, parts.name) : pathsOf(model).has(path)
}

/** Why a number of the data cannot be edited: it is another one in each row. Null where it can, or is none of the data. */
export const heldByRows = ({ samples }: Pick<Recipe, 'samples'>, path: string): string | null => {
  const parts = partsOf(path)
  if (samples.length < 2 || (parts?.kind !== 'inputs' && parts?.kind !== 'targets')) return null
  const what = parts.kind === 'inputs' ? 'the input' : 'the target of'
  return `${what} ${parts.name} is a number of its own in each of the ${samples.length} rows of the data`
}

/** What a leaf of a plain graph is, as edits say it: 0 fixed, 1 trained, 2 an input. */
export const roleOf = ({ trainable, fixed }: GraphModel['leaves'][number]): number =>
  trainable ? 1 : fixed ? 0 : 2

/** Whether an edit changes how a number is moved on the page, and nothing that is computed. */
export const isRange = (path: string): boolean => {
  const kind = partsOf(path)?.kind
  return kind === 'least' || kind === 'most'
}

/** Whether an edit with this path starts training over: data, and what is trained. */
export const startsOver = (path: string): boolean => {
  const kind = partsOf(path)?.kind
  return kind === 'inputs' || kind === 'targets' || kind === 'trainable'
}

/** The model with its leaves trained or not as the edits say; the same object where they say nothing. */
export const editedModel = ({ model, edits }: Recipe): Model => {
  const flags = new Map<string, number>()
  for (const { path, value } of edits) {
    const parts = partsOf(path)
    if (parts?.kind === 'trainable') flags.set(parts.name, value)
  }
  if (flags.size === 0) return model
  const flag = <T extends { readonly name: string; readonly trainable: boolean }>(leaf: T): T => ({
    ...leaf,
    trainable: flags.has(leaf.name) ? flags.get(leaf.name) === 1 : leaf.trainable,
  })
  const role = (leaf: GraphModel['leaves'][number]): GraphModel['leaves'][number] =>
    flags.has(leaf.name) ? { ...flag(leaf), fixed: flags.get(leaf.name) === 0 } : leaf
  return model.kind === 'network'
    ? ({ ...model, parameters: model.parameters.map(flag) } satisfies NetworkModel)
    : ({ ...model, leaves: model.leaves.map(role) } satisfies GraphModel)
}

/** The samples as the edits say, which change those of a single one only. */
export const editedSamples = ({ model, samples, edits }: Recipe): readonly Sample[] => {
  const [first, ...rest] = samples
  if (model.kind !== 'network' || first === undefined || rest.length > 0) return samples
  const inputs = [...first.inputs]
  const targets = [...first.targets]
  const outputs = (model.layers.at(-1)?.neurons ?? []).map((n) => n.name)
  for (const { path, value } of edits) {
    const parts = partsOf(path)
    if (parts?.kind === 'inputs') inputs[model.inputs.indexOf(parts.name)] = value
    if (parts?.kind === 'targets') targets[outputs.indexOf(parts.name)] = value
  }
  return [{ inputs, targets }]
}

/** Applies edits to a graph's cells. */
export interface Editor {
  /** The leaves that some edit writes. */
  readonly leaves: readonly number[]
  /**
   * Makes the edits of iteration k, in their order: writes edited numbers into `cells` and returns the
   * hyperparameters that hold from then on. Throws RangeError where a path names nothing.
   */
  apply(k: number, cells: Float64Array, h: Hyperparameters): Hyperparameters
  /** The hyperparameters in force at iteration k, its own edits included. */
  hyperparametersAt(k: number): Hyperparameters
}

/** The learning rate in force at iteration k, the edits of that iteration included. */
export const learningRateAt = ({ learningRate, edits }: Recipe, k: number): number => {
  let rate = learningRate
  for (const e of edits) if (e.path === LEARNING_RATE && e.iteration <= k) rate = e.value
  return rate
}

/** Prepares the edits of a recipe for its graph. Throws RangeError where a path names nothing. */
export const editorOf = (recipe: Recipe, graph: Graph): Editor => {
  const leaves = new Map<string, number>()
  for (const n of graph.nodes) if (n.op === null) leaves.set(n.name, n.id)
  const leafOf = (path: string): number | undefined => {
    const name = leafOfPath(recipe.model, path)
    return name === null ? undefined : leaves.get(name)
  }
  const edited = new Set<number>()
  const byIteration = new Map<number, Edit[]>()
  for (const edit of recipe.edits) {
    if (!isEditPath(recipe.model, edit.path))
      throw new RangeError(`an edit's path is ${edit.path}, which names nothing that can be edited`)
    const leaf = leafOf(edit.path)
    if (leaf !== undefined) edited.add(leaf)
    const list = byIteration.get(edit.iteration)
    if (list) list.push(edit)
    else byIteration.set(edit.iteration, [edit])
  }
  return {
    leaves: [...edited],
    apply(k, cells, h) {
      let after = h
      for (const { path, value } of byIteration.get(k) ?? []) {
        const leaf = leafOf(path)
        if (path === LEARNING_RATE) after = { ...after, learningRate: value }
        else if (leaf !== undefined) cells[leaf] = value
      }
      return after
    },
    hyperparametersAt: (k) => ({ learningRate: learningRateAt(recipe, k) }),
  }
}
