import { type Graph, gradientCell, stateCell } from '../engine/graph.ts'
import type { LossProbeSource } from '../engine/loss-probe.ts'
import { type Hyperparameters, type Optimizer, optimizers } from '../engine/optimizer.ts'
import { record } from '../engine/record.ts'
import { compileRun, initialCells, type PlainRun } from '../engine/run.ts'
import { makeSchedule, type Schedule } from '../engine/schedule.ts'
import { compile } from '../models/compile.ts'
import { type Editor, editedSamples, editorOf } from '../models/edits.ts'
import type { Recipe } from '../models/recipe.ts'
import type { Progress, Recording } from './api.ts'
import { Checkpoints } from './checkpoints.ts'

/** Numbers that all checkpoints of a training may hold together: 32 MB. */
const CHECKPOINT_NUMBERS = 4_000_000
const MOST_CHECKPOINTS = 4096

/** What the samples of an iteration before one have added to the gradients of the parameters. */
interface Added {
  readonly iteration: number
  readonly sample: number
  readonly gradients: readonly number[]
}

/** A recipe being trained: it stands at an iteration, and every iteration is the same to the bit whenever it is reached. */
export class Training {
  readonly graph: Graph
  readonly #optimizer: Optimizer
  readonly #run: PlainRun
  readonly #editor: Editor
  readonly #samples: readonly Float64Array[]
  readonly #samplesNow: Float64Array[]
  readonly #kept: Int32Array
  readonly #checkpoints: Checkpoints
  readonly #schedules = new Map<string, Schedule>()
  readonly #cells: Float64Array
  #hyperparameters: Hyperparameters
  #iteration = 0
  /** Known after the sample before has been recorded. */
  #added: Added | null = null

  /** Starts at iteration 0, with at most so many checkpoints. Throws RangeError where the recipe was never parsed. */
  constructor(recipe: Recipe, mostCheckpoints = MOST_CHECKPOINTS) {
    const graph = compile(recipe)
    const optimizer = optimizers[recipe.optimizer]
    this.graph = graph
    this.#optimizer = optimizer
    this.#run = compileRun(graph, optimizer)
    this.#editor = editorOf(recipe, graph)
    this.#samples = graph.loaded.length
      ? editedSamples(recipe).map((s) => Float64Array.from([...s.inputs, ...s.targets]))
      : [new Float64Array(0)]
    this.#samplesNow = this.#samples.slice(0, recipe.batchSize)
    this.#cells = initialCells(graph, optimizer)
    const state = Array.from(
      { length: graph.parameters.length * optimizer.state.length },
      (_, i) => stateCell(graph, 0, 0, optimizer.state.length) + i,
    )
    this.#kept = Int32Array.from([...new Set([...graph.parameters, ...this.#editor.leaves]), ...state])
    const room = Math.floor(CHECKPOINT_NUMBERS / Math.max(1, this.#kept.length))
    this.#checkpoints = new Checkpoints(this.#kept, Math.min(mostCheckpoints, room))
    this.#hyperparameters = this.#editor.apply(0, this.#cells, { learningRate: recipe.learningRate })
    this.#checkpoints.offer(0, this.#cells)
  }

  /** k: number of updates applied. */
  get iteration(): number {
    return this.#iteration
  }

  /** B: number of samples in an iteration. */
  get batchSize(): number {
    return this.#samplesNow.length
  }

  /** Applies one update. */
  step(): void {
    this.#run.iterate(this.#cells, this.#batch(), this.#hyperparameters)
    const k = ++this.#iteration
    this.#hyperparameters = this.#editor.apply(k, this.#cells, this.#hyperparameters)
    this.#checkpoints.offer(k, this.#cells)
  }

  /** Goes back to the last checkpoint before iteration k, or stays where that is nearer. */
  approach(k: number): void {
    const nearest = this.#checkpoints.nearest(k)
    if (this.#iteration <= k && this.#iteration >= nearest) return
    this.#checkpoints.restore(nearest, this.#cells)
    this.#iteration = nearest
    this.#hyperparameters = this.#editor.hyperparametersAt(nearest)
  }

  /** The iteration it stands at: its loss, and all cells after its forward and backward. Nothing is changed. */
  progress(): Progress {
    const cells = this.#cells.slice()
    const loss = this.#run.iterate(cells, this.#batch(), this.#hyperparameters, { update: false })
    return { iteration: this.#iteration, loss, cells }
  }

  /**
   * Records one sample of the iteration it stands at. Before it only leaves, optimizer state and what the batch's
   * earlier samples have added to the gradients are there; all other cells are 0. Throws RangeError for samples that the
   * batch does not have.
   */
  record(sample: number): Recording {
    const batch = this.#batch()
    const numbers = batch[sample]
    if (!numbers) throw new RangeError(`sample is ${sample}; expected 0 to ${batch.length - 1}`)
    const cells = this.#cleared()
    const added = sample > 0 ? this.#addedBefore(sample) : []
    added.forEach((gradient, p) => {
      cells[gradientCell(this.graph, this.graph.parameters[p]!)] = gradient
    })
    const columns = record(this.graph, this.#optimizer, cells, {
      schedule: this.#schedule(sample === 0, sample === batch.length - 1),
      sample: numbers,
      batchSize: batch.length,
      hyperparameters: this.#hyperparameters,
    })
    this.#added = { iteration: this.#iteration, sample: sample + 1, gradients: this.#gradientsIn(cells) }
    const row = (this.#iteration * batch.length + sample) % this.#samples.length
    return { iteration: this.#iteration, sample, row, columns, loss: this.progress().loss }
  }

  #gradientsIn(cells: Float64Array): readonly number[] {
    return this.graph.parameters.map((p) => cells[gradientCell(this.graph, p)]!)
  }

  #addedBefore(sample: number): readonly number[] {
    const known = this.#added
    if (known?.iteration === this.#iteration && known.sample === sample) return known.gradients
    const batch = this.#batch()
    const cells = this.#cells.slice()
    this.#run.iterate(cells, batch.slice(0, sample), this.#hyperparameters, {
      update: false,
      batchSize: batch.length,
    })
    return this.#gradientsIn(cells)
  }

  /** What the loss of the iteration it stands at is computed from, in copies: to see how it varies. */
  lossSource(): LossProbeSource {
    return {
      graph: this.graph,
      run: this.#run,
      cells: this.#cells.slice(),
      batch: [...this.#batch()],
      hyperparameters: this.#hyperparameters,
    }
  }

  /** Iteration k takes the samples k·B, … in their order, starting over after the last. */
  #batch(): readonly Float64Array[] {
    const batch = this.#samplesNow
    const first = this.#iteration * batch.length
    for (let i = 0; i < batch.length; i++) batch[i] = this.#samples[(first + i) % this.#samples.length]!
    return batch
  }

  #cleared(): Float64Array {
    const cells = initialCells(this.graph, this.#optimizer)
    for (const c of this.#kept) cells[c] = this.#cells[c]!
    return cells
  }

  #schedule(first: boolean, last: boolean): Schedule {
    const key = `${first} ${last}`
    const known = this.#schedules.get(key)
    if (known) return known
    const schedule = makeSchedule(this.graph, this.#optimizer, { first, last })
    this.#schedules.set(key, schedule)
    return schedule
  }
}
