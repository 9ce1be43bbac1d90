import type { Graph } from '../engine/graph.ts'
import { initialCells } from '../engine/initial-cells.ts'
import { type Hyperparameters, type Optimizer, optimizerOf } from '../engine/optimizer.ts'
import { record } from '../engine/record.ts'
import { makeSchedule } from '../engine/schedule.ts'
import { KINDS } from '../engine/step.ts'
import { Trace } from '../engine/trace.ts'
import { compile } from '../models/compile.ts'
import { type Editor, editedSamples, editorOf } from '../models/edits.ts'
import type { Recipe, Sample } from '../models/recipe.ts'
import type { Progress, Recording } from './api.ts'
import { keptCells } from './kept-cells.ts'

/** Updates after which it is for the training to go on. */
const LAST = 8

/** A recording, and all cells after it. */
interface Recorded {
  readonly recording: Recording
  readonly cells: Float64Array
}

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
  /** The iteration it stands at, where it has been recorded and not been handed over. */
  #recorded: Recorded | null = null

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
    if (!inOrder(this.recipe) || k > LAST || ahead < 0 || ahead > 1) return null
    if (ahead === 1) this.#goOn()
    this.#recorded ??= this.#record()
    const { columns, loss } = this.#recorded.recording
    const update = columns.kind.indexOf(KINDS.indexOf('update'))
    const cells = new Trace(columns).cellsAt(update < 0 ? columns.kind.length : update).slice()
    return { iteration: k, loss, cells }
  }

  /** The iteration it stands at; null where its batch is more than one sample given in order. */
  record(): Recording | null {
    if (!inOrder(this.recipe)) return null
    const { recording } = this.#recorded ?? this.#record()
    this.#recorded = null
    return recording
  }

  #goOn(): void {
    const { cells } = this.#recorded ?? this.#record()
    this.#recorded = null
    this.#cells = initialCells(this.graph, this.#optimizer)
    for (const c of keptCells(this.graph, this.#optimizer, false)) this.#cells[c] = cells[c]!
    this.#iteration += 1
    this.#hyperparameters = this.#editor.apply(this.#iteration, this.#cells, this.#hyperparameters)
  }

  #record(): Recorded {
    const iteration = this.#iteration
    const row = iteration % Math.max(1, this.#samples.length)
    const sample = this.#samples[row]
    const cells = this.#cells.slice()
    const columns = record(this.graph, this.#optimizer, cells, {
      hyperparameters: this.#hyperparameters,
      schedule: makeSchedule(this.graph, this.#optimizer, { first: true, last: true }),
      sample: Float64Array.from(sample ? [...sample.inputs, ...sample.targets] : []),
      batchSize: 1,
      iteration,
    })
    return { recording: { iteration, sample: 0, row, columns, loss: cells[this.graph.output]! }, cells }
  }
}
