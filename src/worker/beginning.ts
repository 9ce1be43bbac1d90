import type { Graph } from '../engine/graph.ts'
import { initialCells } from '../engine/initial-cells.ts'
import { type Hyperparameters, type Optimizer, optimizerOf } from '../engine/optimizer.ts'
import { record } from '../engine/record.ts'
import { makeSchedule, type Schedule } from '../engine/schedule.ts'
import { KINDS } from '../engine/step.ts'
import { Trace } from '../engine/trace.ts'
import { compile } from '../models/compile.ts'
import { type Editor, editedSamples, editorOf } from '../models/edits.ts'
import type { Recipe, Sample } from '../models/recipe.ts'
import type { Progress, Recording } from './api.ts'
import { keptCells } from './kept-cells.ts'

/** Updates after which it is for the training to go on. */
const LAST = 8

/** With more edges it is faster to load what trains than to go on by recording. */
const MOST_EDGES = 2000

const inOrder = ({ batchSize, shuffled, keepsGradients }: Recipe): boolean =>
  batchSize === 1 && !shuffled && !keepsGradients

/**
 * The first iterations of a recipe, each as a training records it, to the bit. It goes on by recording alone, so that
 * whoever steps through them does without what trains.
 */
export class Beginning {
  readonly recipe: Recipe
  readonly graph: Graph
  readonly #optimizer: Optimizer
  readonly #editor: Editor
  readonly #samples: readonly Sample[]
  /** At the start of the iteration it stands at. */
  #cells: Float64Array
  #hyperparameters: Hyperparameters
  #iteration = 0
  #schedule: Schedule | null = null
  /** The iteration it stands at, where it has been recorded and not been handed over. */
  #made: Recording | null = null
  /** All cells after that iteration, once it has been recorded. */
  #after: Float64Array | null = null

  /** Builds a recipe and stands at iteration 0. Throws RangeError where the recipe was never parsed. */
  constructor(recipe: Recipe) {
    const { optimizer, settings, learningRate } = recipe
    this.recipe = recipe
    this.graph = compile(recipe)
    this.#optimizer = optimizerOf(optimizer, settings)
    this.#editor = editorOf(recipe, this.graph)
    this.#samples = this.graph.loaded.length > 0 ? editedSamples(recipe) : []
    this.#cells = initialCells(this.graph, this.#optimizer)
    this.#hyperparameters = this.#editor.apply(0, this.#cells, { learningRate })
  }

  /** k: number of updates applied. */
  get iteration(): number {
    return this.#iteration
  }

  /** Goes to iteration k; null, and it stays, where that is more than one ahead, behind, or for the training. */
  seek(k: number): Progress | null {
    const ahead = k - this.#iteration
    const isFar = k > LAST || ahead < 0 || ahead > 1
    if (isFar || !inOrder(this.recipe) || this.graph.edgeCount > MOST_EDGES) return null
    if (ahead === 1) this.#goOn()
    this.#made ??= this.#record()
    const { columns, loss } = this.#made
    const update = columns.kind.indexOf(KINDS.indexOf('update'))
    const cells = new Trace(columns).cellsAt(update < 0 ? columns.kind.length : update).slice()
    return { iteration: k, loss, cells }
  }

  /** The iteration it stands at; null where its batch is more than one sample given in order. */
  record(): Recording | null {
    if (!inOrder(this.recipe)) return null
    const made = this.#made ?? this.#record()
    this.#made = null
    return made
  }

  #goOn(): void {
    if (!this.#after) this.#record()
    const cells = initialCells(this.graph, this.#optimizer)
    for (const c of keptCells(this.graph, this.#optimizer, false)) cells[c] = this.#after![c]!
    this.#iteration += 1
    this.#hyperparameters = this.#editor.apply(this.#iteration, cells, this.#hyperparameters)
    this.#cells = cells
    this.#made = null
    this.#after = null
  }

  #record(): Recording {
    const iteration = this.#iteration
    const row = iteration % Math.max(1, this.#samples.length)
    const sample = this.#samples[row]
    const cells = this.#cells.slice()
    const numbers = Float64Array.from(sample ? [...sample.inputs, ...sample.targets] : [])
    // What is to be loaded is there from the start, as in the training.
    this.graph.loaded.forEach((node, i) => {
      cells[node] = numbers[i]!
    })
    const { output, nodes } = this.graph
    const given = cells[output]!
    this.#schedule ??= makeSchedule(this.graph, this.#optimizer, { first: true, last: true })
    const columns = record(this.graph, this.#optimizer, cells, {
      hyperparameters: this.#hyperparameters,
      schedule: this.#schedule,
      sample: numbers,
      batchSize: 1,
      iteration,
    })
    this.#after = cells
    // An output that is a leaf may have been updated meanwhile.
    const loss = nodes[output]!.op === null ? given : cells[output]!
    return { iteration, sample: 0, row, columns, loss }
  }
}
