import type { activations } from '../engine/ops-activation.ts'
import type { OptimizerName, OptimizerSettings } from '../engine/optimizer.ts'
import type { FeatureName } from './feature.ts'
import type { LossName } from './losses.ts'
import type { Task } from './task.ts'

/** Name of an activation function. */
export type ActivationName = keyof typeof activations

/** Layers of neurons between the inputs and the outputs: none up to so many. */
export const MOST_HIDDEN = 8
/** Units of a hidden layer: 1 up to so many. */
export const MOST_UNITS = 64
/** Rows of a data set. */
export const MOST_ROWS = 5000
/** Characters of one's own data that a link carries: more would make it too long to share. */
export const MOST_TEXT_IN_LINK = 20_000
/** Characters of one's own data. */
export const MOST_TEXT = 2_000_000

/** A layer as it is chosen. */
export interface LayerChoice {
  readonly units: number
  readonly activation: ActivationName
  readonly bias: boolean
}

/** Data that come with Backstep, and one's own. */
export const DATA_SETS = [
  'xor',
  'and',
  'or',
  'circles',
  'moons',
  'spiral',
  'blobs2',
  'blobs3',
  'checkerboard',
  'line',
  'sine',
  'step',
  'iris',
  'own',
] as const
/** Name of a data set. */
export type DataSetName = (typeof DATA_SETS)[number]

/** How columns of one's own data are scaled, by name. */
export const SCALINGS = ['none', 'standard', 'minmax'] as const
/** How columns of one's own data are scaled: not at all, to mean 0 and standard deviation 1, or to 0…1. */
export type Scaling = (typeof SCALINGS)[number]

/** One's own data: a table as text with a row of names, and what its columns are. */
export interface OwnData {
  /** CSV or TSV. */
  readonly text: string
  readonly inputs: readonly string[]
  readonly target: string
  readonly task: Task
  readonly scaling: Scaling
}

/** Data as they are chosen. */
export interface DataChoice {
  readonly set: DataSetName
  /** Rows to draw, where the set is drawn. */
  readonly size: number
  /** Standard deviation of what is added to each coordinate (1-D: to each target), in units of the field. */
  readonly noise: number
  readonly seed: number
  /** The share of rows that are kept for testing, 0…0.9. */
  readonly testShare: number
  /** Inputs of data in a plane or on a line, one or more. */
  readonly features: readonly FeatureName[]
  /** Columns of Iris that are inputs, in the order of the table; all where absent. */
  readonly columns?: readonly string[]
  /** Set where `set` is `own`. */
  readonly own: OwnData | null
}

/** How weights are drawn: biases begin at 0. */
export const INITIALIZATIONS = ['zeros', 'constant', 'uniform', 'normal', 'xavier', 'he'] as const
/** How weights are drawn. */
export type Initialization = (typeof INITIALIZATIONS)[number]

/** Everything that is chosen about a network of one's own; its recipe follows from it. */
export interface Build {
  readonly data: DataChoice
  readonly hidden: readonly LayerChoice[]
  /** The output layer, whose number of units follows from the data. */
  readonly output: Omit<LayerChoice, 'units'>
  readonly loss: LossName
  readonly initialization: Initialization
  /** The number of `constant`, half the width of `uniform`, the standard deviation of `normal`. */
  readonly scale: number
  readonly seed: number
  /** Weights that are one parameter: the first name stands for the second as well. */
  readonly shared: readonly (readonly [string, string])[]
  readonly optimizer: OptimizerName
  readonly settings: Partial<OptimizerSettings>
  readonly learningRate: number
  /** Samples per iteration; 0 for all. */
  readonly batchSize: number
  readonly shuffled: boolean
  readonly keepsGradients: boolean
}
