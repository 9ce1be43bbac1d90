import type { Graph } from '../engine/graph.ts'
import { gradientCell, stateCell } from '../engine/graph.ts'
import { editedSamples, leafOfPath, learningRateAt } from '../models/edits.ts'
import type { Edit, NetworkModel, Recipe, Sample } from '../models/recipe.ts'

/** Everything a program is written from. */
export interface CodeSource {
  readonly recipe: Recipe
  readonly graph: Graph
  /** All cells before the first step of the iteration. */
  readonly cells: Float64Array
  /** k: updates applied. */
  readonly iteration: number
  /** How many iterations it trains; 10 unless said. */
  readonly iterations?: number
}

/** Iterations that a program trains unless told otherwise. */
export const ITERATIONS = 10

/** Numbers of the leaves of a graph by name, as they are at the iteration. */
export interface LeafNumbers {
  value(name: string): number
  gradient(name: string): number
  /** The k-th number that the optimizer keeps of a parameter. */
  state(name: string, k: number): number
}

const known = new WeakMap<Float64Array, LeafNumbers>()

/** Finds the numbers of leaves by name. */
export const leafNumbers = (source: CodeSource): LeafNumbers => {
  const before = known.get(source.cells)
  if (before) return before
  const numbers = findNumbers(source)
  known.set(source.cells, numbers)
  return numbers
}

const findNumbers = ({ graph, cells }: CodeSource): LeafNumbers => {
  const leaves = new Map<string, number>()
  for (const n of graph.nodes) if (n.op === null) leaves.set(n.name, n.id)
  const positions = new Map(graph.parameters.map((id, p) => [id, p]))
  const firstState = stateCell(graph, 0, 0, 0)
  const width = (cells.length - firstState) / Math.max(1, graph.parameters.length)
  const leaf = (name: string): number => leaves.get(name) ?? -1
  return {
    value: (name) => cells[leaf(name)] ?? 0,
    gradient: (name) => cells[gradientCell(graph, leaf(name))] ?? 0,
    state: (name, k) => cells[stateCell(graph, positions.get(leaf(name)) ?? 0, k, width)] ?? 0,
  }
}

/** An edit that falls into the iterations a program trains: what changes, from which iteration on, and to what. */
export interface LaterEdit {
  readonly iteration: number
  /** The name of a leaf; null for the learning rate. */
  readonly leaf: string | null
  readonly value: number
}

const laterEdit = (recipe: Recipe, { iteration, path, value }: Edit): LaterEdit | null => {
  if (path === 'learningRate') return { iteration, leaf: null, value }
  const leaf = path.startsWith('parameters.') ? leafOfPath(recipe.model, path) : null
  return leaf === null ? null : { iteration, leaf, value }
}

/** The edits after the iteration in view that the program meets on its way, in order. */
export const laterEdits = ({ recipe, iteration, iterations = ITERATIONS }: CodeSource): LaterEdit[] =>
  recipe.edits
    .filter((e) => e.iteration > iteration && e.iteration < iteration + iterations)
    .flatMap((e) => laterEdit(recipe, e) ?? [])

/** The learning rate in force. */
export const rateOf = ({ recipe, iteration }: CodeSource): number => learningRateAt(recipe, iteration)

/** The training samples of a network, edited ones as they were edited. */
export const samplesOf = ({ recipe }: CodeSource): readonly Sample[] => editedSamples(recipe)

/** Samples per iteration. */
export const batchOf = ({ recipe }: CodeSource): number => Math.min(recipe.batchSize, recipe.samples.length)

/** A source whose model is a layered network. */
export interface NetworkSource extends CodeSource {
  readonly model: NetworkModel
}
