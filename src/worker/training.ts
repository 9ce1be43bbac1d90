import { type Graph, gradientCell } from '../engine/graph.ts'
import { initialCells } from '../engine/initial-cells.ts'
import type { LossProbeSource } from '../engine/loss-probe.ts'
import { type Hyperparameters, type Optimizer, optimizerOf } from '../engine/optimizer.ts'
import { record } from '../engine/record.ts'
import { compileRun, type IterateOptions, type PlainRun } from '../engine/run.ts'
import { makeSchedule, type Schedule } from '../engine/schedule.ts'
import { compile } from '../models/compile.ts'
import { type Editor, editorOf } from '../models/edits.ts'
import type { Edit, Recipe } from '../models/recipe.ts'
import type { Progress, Recording } from './api.ts'
import { Batches } from './batches.ts'
import { Checkpoints } from './checkpoints.ts'
import { firstDifference } from './edit-difference.ts'
import { keptCells } from './kept-cells.ts'
import { Measure, pointOf, type Scores } from './measure.ts'
import { isMetricPoint, type MetricPoint, Metrics } from './metrics.ts'

/** Numbers that all checkpoints of a training may hold together: 32 MB. */
const CHECKPOINT_NUMBERS = 4_000_000
const MOST_CHECKPOINTS = 4096

/** Before the first doubling, measuring may take so many times as long as training itself. */
const MEASURING = 4

/** What a training's numbers are computed with. */
export interface Inside extends LossProbeSource {
  readonly options: IterateOptions
}

/** How a training is made. */
export interface TrainingOptions {
  readonly mostCheckpoints?: number | undefined
  /** Whether curves are kept; true unless said. */
  readonly measured?: boolean
  /** The recipe's graph, where it has been built already. */
  readonly graph?: Graph
}

/** What the samples of an iteration before one have added to the gradients of the parameters. */
interface Added {
  readonly iteration: number
  readonly sample: number
  readonly gradients: readonly number[]
}

/** A recipe being trained: it stands at an iteration, and every iteration is the same to the bit whenever it is reached. */
export class Training {
  readonly graph: Graph
  readonly recipe: Recipe
  readonly #optimizer: Optimizer
  readonly #run: PlainRun
  readonly #measure: Measure | null
  readonly #kept: Int32Array
  readonly #options: IterateOptions
  readonly #schedules = new Map<string, Schedule>()
  readonly #cells: Float64Array
  readonly #stride: number
  #batches: Batches
  #editor: Editor
  #edits: readonly Edit[]
  #checkpoints: Checkpoints
  #metrics: Metrics
  #hyperparameters: Hyperparameters
  #iteration = 0
  /** Known after the sample before has been recorded. */
  #added: Added | null = null

  /** Starts at iteration 0. Throws RangeError where the recipe was never parsed. */
  constructor(recipe: Recipe, options: TrainingOptions = {}) {
    const { mostCheckpoints = MOST_CHECKPOINTS, measured = true, graph = compile(recipe) } = options
    const optimizer = optimizerOf(recipe.optimizer, recipe.settings)
    this.graph = graph
    this.recipe = recipe
    this.#edits = recipe.edits
    this.#optimizer = optimizer
    this.#run = compileRun(graph, optimizer)
    this.#editor = editorOf(recipe, graph)
    this.#batches = new Batches(recipe, graph.loaded.length > 0)
    this.#options = { keepsGradients: recipe.keepsGradients === true }
    this.#cells = initialCells(graph, optimizer)
    this.#kept = keptCells(graph, optimizer, recipe.keepsGradients === true)
    const room = Math.floor(CHECKPOINT_NUMBERS / Math.max(1, this.#kept.length))
    this.#checkpoints = new Checkpoints(this.#kept, Math.min(mostCheckpoints, room))
    this.#measure = measured ? new Measure(recipe, graph, this.#run) : null
    this.#metrics = new Metrics(this.#measure?.layers ?? 0)
    const { samples, tests, size } = this.#batches
    const share = (samples.length + tests.length) / (3 * size * MEASURING)
    this.#stride = 2 ** Math.max(0, Math.ceil(Math.log2(share)))
    this.#hyperparameters = this.#startsOver()
  }

  /** k: number of updates applied. */
  get iteration(): number {
    return this.#iteration
  }

  /** Points of the curves, up to the farthest iteration reached. */
  get metrics(): Metrics {
    return this.#metrics
  }

  /** Number of samples in a batch. */
  get batchSize(): number {
    return this.#batches.size
  }

  /** Number of epochs finished: how often every sample has been taken. */
  get epoch(): number {
    return this.#batches.epochAt(this.#iteration)
  }

  /** Applies one update and returns the iteration's loss. */
  step(): number {
    const k = this.#iteration
    const isPoint = this.#measure !== null && k > this.#metrics.last && isMetricPoint(k, this.#stride)
    const scores = isPoint ? pointOf(this.scoreNow()) : null
    const batch = this.#run.iterate(this.#cells, this.#batch(), this.#hyperparameters, {
      ...this.#options,
      iteration: k,
    })
    if (scores)
      this.#metrics.add({ iteration: k, ...scores, batch, norms: this.#measure!.norms(this.#cells) })
    this.#iteration = k + 1
    this.#hyperparameters = this.#editor.apply(k + 1, this.#cells, this.#hyperparameters)
    this.#checkpoints.offer(k + 1, this.#cells)
    return batch
  }

  /** Goes back to the last checkpoint before iteration k, or stays where that is nearer. */
  approach(k: number): void {
    const nearest = this.#checkpoints.nearest(k)
    if (this.#iteration <= k && this.#iteration >= nearest) return
    this.#goBack(nearest)
  }

  /** Goes to iteration k from where that is nearest. */
  goTo(k: number): void {
    this.approach(k)
    while (this.#iteration < k) this.step()
  }

  /**
   * Takes other edits of the same recipe, and keeps what came before the first iteration where they differ. False, and
   * nothing is changed, where they change what is trained. Throws RangeError where a path names nothing.
   */
  change(edits: readonly Edit[]): boolean {
    const from = firstDifference(this.#edits, edits)
    const recipe = { ...this.recipe, edits }
    if (from === Number.POSITIVE_INFINITY) return true
    const differ = [...this.#edits, ...edits].some((e) => e.path.startsWith('trainable.'))
    if (differ) return false
    this.#editor = editorOf(recipe, this.graph)
    this.#edits = edits
    this.#added = null
    if (from === 0) {
      this.#batches = new Batches(recipe, this.graph.loaded.length > 0)
      this.#checkpoints = this.#checkpoints.before(0)
      this.#metrics = this.#metrics.before(0)
      this.#iteration = 0
      this.#cells.set(initialCells(this.graph, this.#optimizer))
      this.#hyperparameters = this.#startsOver()
      return true
    }
    this.#checkpoints = this.#checkpoints.before(from)
    this.#metrics = this.#metrics.before(from)
    if (this.#iteration >= from) this.#goBack(this.#checkpoints.nearest(from - 1))
    return true
  }

  /** The iteration it stands at: its loss, and all cells after its forward and backward. Nothing is changed. */
  progress(): Progress {
    const cells = this.#cells.slice()
    const options = { ...this.#options, update: false }
    const loss = this.#run.iterate(cells, this.#batch(), this.#hyperparameters, options)
    return { iteration: this.#iteration, loss, cells }
  }

  /** The scores over the training samples and over the test samples, with the parameters as they stand. */
  scoreNow(): Scores {
    const measure = this.#measure ?? new Measure(this.recipe, this.graph, this.#run)
    return {
      train: measure.score(this.#cells, this.#batches.samples),
      test: measure.score(this.#cells, this.#batches.tests),
    }
  }

  /** What the curves would hold at the iteration it stands at. */
  pointNow(): MetricPoint {
    const measure = this.#measure ?? new Measure(this.recipe, this.graph, this.#run)
    const { loss: batch, cells } = this.progress()
    return { iteration: this.#iteration, ...pointOf(this.scoreNow()), batch, norms: measure.norms(cells) }
  }

  /**
   * Records one sample of the iteration it stands at. Before it only leaves, the sample's numbers, optimizer state and what the batch's
   * earlier samples have added to the gradients are there; all other cells are 0. Throws RangeError for samples that the
   * batch does not have.
   */
  record(sample: number): Recording {
    const batch = this.#batch()
    const numbers = batch[sample]
    if (!numbers) throw new RangeError(`sample is ${sample}; expected 0 to ${batch.length - 1}`)
    const cells = this.#cleared()
    // What is to be loaded is there from the start, as the numbers of a single sample are.
    this.graph.loaded.forEach((node, i) => {
      cells[node] = numbers[i]!
    })
    const added = sample > 0 ? this.#addedBefore(sample) : []
    added.forEach((gradient, p) => {
      cells[gradientCell(this.graph, this.graph.parameters[p]!)] = gradient
    })
    const columns = record(this.graph, this.#optimizer, cells, {
      schedule: this.#schedule(sample === 0, sample === batch.length - 1),
      sample: numbers,
      batchSize: batch.length,
      hyperparameters: this.#hyperparameters,
      iteration: this.#iteration,
    })
    this.#added = { iteration: this.#iteration, sample: sample + 1, gradients: this.#gradientsIn(cells) }
    const loss = this.#run.loss(this.#cells.slice(), batch)
    const row = this.#batches.rowAt(this.#iteration, sample)
    return { iteration: this.#iteration, sample, row, columns, loss }
  }

  #gradientsIn(cells: Float64Array): readonly number[] {
    return this.graph.parameters.map((p) => cells[gradientCell(this.graph, p)]!)
  }

  #addedBefore(sample: number): readonly number[] {
    const known = this.#added
    if (known?.iteration === this.#iteration && known.sample === sample) return known.gradients
    const batch = this.#batch()
    const cells = this.#cells.slice()
    const options = { ...this.#options, update: false, batchSize: batch.length }
    this.#run.iterate(cells, batch.slice(0, sample), this.#hyperparameters, options)
    return this.#gradientsIn(cells)
  }

  /** What this training's numbers are computed with, in copies: to see how they vary. */
  inside(): Inside {
    return {
      graph: this.graph,
      run: this.#run,
      cells: this.#cells.slice(),
      batch: [...this.#batch()],
      hyperparameters: this.#hyperparameters,
      options: { ...this.#options, iteration: this.#iteration },
    }
  }

  /** Which samples are trained on: their order, batch by batch. */
  get batches(): Batches {
    return this.#batches
  }

  /** All training samples, as numbers for `graph.loaded`. */
  get samples(): readonly Float64Array[] {
    return this.#batches.samples
  }

  /** All test samples, as numbers for `graph.loaded`. */
  get tests(): readonly Float64Array[] {
    return this.#batches.tests
  }

  #startsOver(): Hyperparameters {
    const { learningRate } = this.recipe
    this.#hyperparameters = this.#editor.apply(0, this.#cells, { learningRate })
    this.#checkpoints.offer(0, this.#cells)
    return this.#hyperparameters
  }

  #goBack(k: number): void {
    this.#checkpoints.restore(k, this.#cells)
    this.#iteration = k
    this.#hyperparameters = this.#editor.hyperparametersAt(k)
  }

  #batch(): readonly Float64Array[] {
    return this.#batches.at(this.#iteration)
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
    const keeps = this.#options.keepsGradients ? ({ keeps: true } as const) : {}
    const schedule = makeSchedule(this.graph, this.#optimizer, { first, last, ...keeps })
    this.#schedules.set(key, schedule)
    return schedule
  }
}
