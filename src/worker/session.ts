import type { Graph } from '../engine/graph.ts'
import { fitsFull } from '../layout/detail.ts'
import type { Layout } from '../layout/layout.ts'
import { layoutNetwork } from '../layout/network-layout.ts'
import { structureOf } from '../layout/structure.ts'
import { compile } from '../models/compile.ts'
import { loadOperations } from '../models/load-operations.ts'
import type { Edit, Recipe } from '../models/recipe.ts'
import type { AnalysisAnswer, AnalysisAsk, AnalysisKind } from './analysis.ts'
import type { Budget, EngineApi, Progress, Recording, RunAnswer, RunAsk, StageRoom } from './api.ts'
import { Beginning } from './beginning.ts'
import { loadTrainer } from './trainer.ts'
import type { Training, TrainingOptions } from './training.ts'

/** What a session may be given for tests. */
export interface SessionOptions {
  /** A clock in milliseconds. */
  readonly now?: () => number
  readonly mostCheckpoints?: number
}

/** Copies that the training beside the open one may keep. */
const CHECKPOINTS_ASIDE = 256

const checkIteration = (iteration: number): void => {
  if (!Number.isSafeInteger(iteration) || iteration < 0)
    throw new RangeError(`iteration is ${iteration}; expected a whole number from 0`)
}

const place = async (
  graph: Graph,
  aspect: number,
  opened: readonly number[] = [],
  room?: StageRoom,
): Promise<Layout | null> => {
  const shown = room?.isNarrow ? 0 : aspect
  if (opened.length > 0) {
    const { layoutOpened } = await import('../layout/opened-layout.ts')
    return layoutOpened(graph, shown, opened)
  }
  const structure = structureOf(graph)
  if (structure && room && !fitsFull(structure, aspect, room.height)) {
    const { layoutSmall } = await import('../layout/small-layout.ts')
    const height = room.height - room.foot
    return layoutSmall(graph, (aspect * room.height) / height, height)
  }
  const network = layoutNetwork(graph, shown)
  if (network) return network
  const { layoutOperations } = await import('../layout/operation-layout.ts')
  return layoutOperations(graph, shown)
}

/** What trains is loaded when somebody first goes beyond the beginning, or asks more of it. */
const trainingOf = async (recipe: Recipe, options: TrainingOptions): Promise<Training> => {
  const { Training } = await loadTrainer()
  await loadOperations(recipe)
  return new Training(recipe, options)
}

/** The engine as the page asks for it: one recipe at a time, every request bounded by its budget. */
export class Session implements EngineApi {
  readonly #now: () => number
  readonly #mostCheckpoints: number | undefined
  #beginning: Beginning | null = null
  #training: Training | null = null
  /** What was looked into last: kept, so that asking again goes on from there. */
  #aside: { readonly recipe: string; readonly training: Training } | null = null

  constructor({ now = () => performance.now(), mostCheckpoints }: SessionOptions = {}) {
    this.#now = now
    this.#mostCheckpoints = mostCheckpoints
  }

  /**
   * Takes a recipe that the page has parsed and goes to iteration 0. One that cannot be built is refused by a RangeError;
   * the last one stays.
   */
  async open(recipe: Recipe): Promise<void> {
    await loadOperations(recipe)
    this.#beginning = new Beginning(recipe)
    this.#training = null
  }

  /** Takes other edits of the open recipe. Throws RangeError where a path names nothing. */
  async change(edits: readonly Edit[]): Promise<boolean> {
    return (await this.#trained()).change(edits)
  }

  /** Trains towards a goal, at least one iteration unless it has arrived. Throws RangeError for samples that are none. */
  async run(ask: RunAsk): Promise<RunAnswer> {
    const training = await this.#trained()
    const { runTowards } = await loadTrainer()
    return runTowards(training, ask, this.#now)
  }

  /** Runs iterations from where it is, at least one unless it has arrived. */
  async advance({ until, ms }: Budget): Promise<Progress> {
    const training = await this.#trained()
    this.#run(training, until, ms)
    return training.progress()
  }

  /** Goes towards iteration k; asking again goes on. Throws RangeError unless k is a whole number from 0. */
  async seek(iteration: number, ms: number): Promise<Progress> {
    checkIteration(iteration)
    const near = this.#training === null ? this.#opened().seek(iteration) : null
    if (near) return near
    const training = await this.#trained()
    training.approach(iteration)
    this.#run(training, iteration, ms)
    return training.progress()
  }

  /** Records one sample of the iteration it stands at. Throws RangeError where the batch has no such sample. */
  async record(sample: number): Promise<Recording> {
    const first = this.#training === null && sample === 0 ? this.#opened().record() : null
    return first ?? (await this.#trained()).record(sample)
  }

  /**
   * Places everything for a stage of this width over height, the neurons of these Σ opened into their operations; where
   * its height is known, in CSS px, so that it can be read.
   */
  async layout(aspect: number, opened: readonly number[] = [], room?: StageRoom): Promise<Layout | null> {
    return place(this.#opened().graph, aspect, opened, room)
  }

  /** Places another recipe's graph for a picture of this width over height. Throws RangeError where it cannot be built. */
  async preview(recipe: Recipe, aspect: number): Promise<Layout | null> {
    await loadOperations(recipe)
    return place(compile(recipe), aspect)
  }

  /**
   * Records one sample of iteration k of a recipe in a training of its own; null until that has arrived. Throws
   * RangeError for iterations and samples that are none, and for recipes that cannot be built.
   */
  async peek(recipe: Recipe, iteration: number, sample: number, ms: number): Promise<Recording | null> {
    checkIteration(iteration)
    const training = await this.#lookInto(recipe)
    training.approach(iteration)
    this.#run(training, iteration, ms)
    return training.iteration === iteration ? training.record(sample) : null
  }

  /** Answers a question about the open recipe at the iteration where it stands. Throws RangeError for what makes no sense. */
  async analyse<K extends AnalysisKind>(kind: K, ask: AnalysisAsk<K>): Promise<AnalysisAnswer<K>> {
    const training = await this.#trained()
    const { analyses } = await import('./analyses.ts')
    return analyses[kind](training, ask)
  }

  async #lookInto(recipe: Recipe): Promise<Training> {
    const name = JSON.stringify(recipe)
    if (this.#aside?.recipe !== name) {
      const training = await trainingOf(recipe, { mostCheckpoints: CHECKPOINTS_ASIDE, measured: false })
      this.#aside = { recipe: name, training }
    }
    return this.#aside.training
  }

  #opened(): Beginning {
    if (!this.#beginning) throw new Error('no recipe is open')
    return this.#beginning
  }

  /** The training of the open recipe, made when it is first needed, where the beginning stands. */
  async #trained(): Promise<Training> {
    const beginning = this.#opened()
    const { recipe, graph } = beginning
    if (this.#training) return this.#training
    const training = await trainingOf(recipe, { mostCheckpoints: this.#mostCheckpoints, graph })
    // Meanwhile another recipe may have been opened, or another request may have made it.
    if (this.#opened() !== beginning) return this.#trained()
    if (this.#training) return this.#training
    while (training.iteration < beginning.iteration) training.step()
    this.#training = training
    return training
  }

  /** Looks at the clock after 1, 2, 4, … iterations, and more often towards the end of the budget. */
  #run(training: Training, until: number, ms: number): void {
    const start = this.#now()
    const first = training.iteration
    let chunk = 1
    while (training.iteration < until) {
      for (let i = 0; i < chunk && training.iteration < until; i++) training.step()
      const spent = this.#now() - start
      if (spent >= ms) return
      const perIteration = spent / (training.iteration - first)
      chunk = Math.max(1, Math.min(2 * chunk, Math.floor((ms - spent) / perIteration / 4)))
    }
  }
}
