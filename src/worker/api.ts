import type { TraceColumns } from '../engine/trace.ts'
import type { Layout } from '../layout/layout.ts'
import type { Edit, Recipe } from '../models/recipe.ts'
import type { AnalysisAnswer, AnalysisAsk, AnalysisKind } from './analysis.ts'

/**
 * Where training stands: k updates applied, the loss there, and all cells after that iteration’s forward and backward,
 * slots that were not needed excepted.
 */
export interface Progress {
  readonly iteration: number
  readonly loss: number
  readonly cells: Float64Array
}

/** One recorded sample of an iteration. */
export interface Recording {
  readonly iteration: number
  readonly sample: number
  /** Which of the recipe's samples it is, from 0. */
  readonly row: number
  readonly columns: TraceColumns
  /** The iteration's loss. */
  readonly loss: number
}

/** What training may run up to. */
export interface RunGoal {
  /** This many updates in all. */
  readonly until: number
  /** A mean loss over the training samples below this; null for none. Looked at after every epoch. */
  readonly lossBelow: number | null
  /** A share of right answers above this: of the test samples, or of the training samples where there are none. */
  readonly accuracyAbove: number | null
}

/** How far a request to train may go, and which sample of the batch is recorded where it ends, null for none. */
export interface RunAsk extends RunGoal {
  /** Milliseconds. */
  readonly ms: number
  readonly sample: number | null
}

/** What ended a run: one of its goals, or a loss that is no finite number any more. */
export type RunEnd = 'until' | 'loss' | 'accuracy' | 'overflow'

/** Where a request to train ended, and what ended the run, null where it may go on. */
export interface RunAnswer {
  readonly iteration: number
  /** The loss of the iteration it stands at. */
  readonly loss: number
  readonly end: RunEnd | null
  readonly recording: Recording | null
}

/** How much one request may do; whichever is reached first ends it. */
export interface Budget {
  /** Run until this many updates have been applied in all. */
  readonly until: number
  /** Milliseconds. */
  readonly ms: number
}

/** The room of a stage, in CSS px where text is of its usual size. */
export interface StageRoom {
  readonly height: number
  /** What of it small glyphs leave free below; full ones may reach into it. */
  readonly foot: number
  /** Whether pictures that are too wide for it are shown a part at a time. */
  readonly isNarrow: boolean
}

/** What the page may ask of the worker: the one typed interface between the threads. */
export interface EngineApi {
  /** Takes a recipe that has been parsed and goes to iteration 0. Rejects where it cannot be built. */
  open(recipe: Recipe): Promise<void>
  /**
   * Takes other edits of the open recipe, keeping what came before the first difference. False where the recipe has to
   * be opened anew for them.
   */
  change(edits: readonly Edit[]): Promise<boolean>
  /** Trains from where it is towards a goal, for so long. */
  run(ask: RunAsk): Promise<RunAnswer>
  /** Runs iterations from where it is, within the budget. */
  advance(budget: Budget): Promise<Progress>
  /** Goes towards iteration k from the nearest checkpoint, within the budget; arrived when `iteration === k`. */
  seek(iteration: number, ms: number): Promise<Progress>
  /** Records one sample of the iteration it stands at, without moving on. Columns are transferred. */
  record(sample: number): Promise<Recording>
  /**
   * Places everything for a stage of this width over height, the neurons of these Σ opened into their operations; where
   * its room is known, so that it can be read.
   */
  layout(aspect: number, opened?: readonly number[], room?: StageRoom): Promise<Layout | null>
  /** Places another recipe's graph for a picture of this width over height; the open one stays as it is. */
  preview(recipe: Recipe, aspect: number): Promise<Layout | null>
  /**
   * Records one sample of iteration k of any recipe, without moving the open one. Null where the time was not enough:
   * asking again goes on.
   */
  peek(recipe: Recipe, iteration: number, sample: number, ms: number): Promise<Recording | null>
  /**
   * Answers a question about the open recipe at the iteration where it stands, without moving on. Long ones are asked in
   * parts by whoever asks.
   */
  analyse<K extends AnalysisKind>(kind: K, ask: AnalysisAsk<K>): Promise<AnalysisAnswer<K>>
}
