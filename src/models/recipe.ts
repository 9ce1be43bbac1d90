import type { OpName } from '../engine/ops.ts'
import type { OptimizerName, OptimizerSettings } from '../engine/optimizer.ts'
import type { Build } from './build.ts'
import type { FeatureName } from './feature.ts'
import type { LossName } from './losses.ts'
import type { Task } from './task.ts'

/** A leaf that holds a number from the start: a weight, a bias, or a named number of a graph. */
export interface ParameterSpec {
  readonly name: string
  readonly value: number
  /** Changed by the optimizer. */
  readonly trainable: boolean
}

/** One neuron: its name, one weight name per unit of the layer before, and its bias (null: none). */
export interface NeuronSpec {
  readonly name: string
  readonly weights: readonly string[]
  readonly bias: string | null
}

/** One layer of neurons that share an activation function. */
export interface LayerSpec {
  readonly activation: OpName
  readonly neurons: readonly NeuronSpec[]
}

/** A layered network; parameters may be shared by naming them more than once. */
export interface NetworkModel {
  readonly kind: 'network'
  /** Names of the inputs, layer 0. */
  readonly inputs: readonly string[]
  /** Layers 1…K. */
  readonly layers: readonly LayerSpec[]
  readonly loss: LossName
  readonly parameters: readonly ParameterSpec[]
}

/** One operation of a graph model, on leaves or operations by name, in any order. */
export interface OperationSpec {
  readonly name: string
  readonly op: OpName
  readonly sources: readonly string[]
}

/**
 * A plain graph of leaves and operations by name; names that begin with `#` are not shown. Every leaf needs its gradient
 * unless it is a constant or fixed.
 */
export interface GraphModel {
  readonly kind: 'graph'
  /** `constant`: a plain number of the expression. `fixed`: a named one whose gradient is not computed. */
  readonly leaves: readonly (ParameterSpec & { readonly constant?: boolean; readonly fixed?: boolean })[]
  readonly operations: readonly OperationSpec[]
  readonly output: string
}

/** One sample: a number per input and, for networks, one per output. */
export interface Sample {
  readonly inputs: readonly number[]
  readonly targets: readonly number[]
  /** Where it lies in the recipe's field, one number per axis. */
  readonly at?: readonly number[]
}

/** The line or plane that inputs are computed from: one range or two, and the feature that each input is. */
export interface Field {
  readonly axes: readonly { readonly name: string; readonly from: number; readonly to: number }[]
  readonly features: readonly FeatureName[]
}

/** A change made before iteration `iteration`: `path` such as `parameters.w5` or `learningRate`. */
export interface Edit {
  readonly iteration: number
  readonly path: string
  readonly value: number
}

/** The JSON-able description of everything that decides the numbers. */
export interface Recipe {
  readonly version: 1
  /** Short id used in links, such as `mazur`. */
  readonly id: string
  readonly title: string
  readonly source: string
  readonly model: NetworkModel | GraphModel
  /** One sample or more; empty for graph models, whose leaves hold their numbers. */
  readonly samples: readonly Sample[]
  readonly batchSize: number
  readonly seed: number
  readonly optimizer: OptimizerName
  readonly learningRate: number
  /** The optimizer's other settings; what is left out has the default of its table row. */
  readonly settings?: Partial<OptimizerSettings>
  /** The letter of the loss, `L` unless the source has another. */
  readonly lossLetter: string
  /** What the first screen says before anything has been stepped. */
  readonly intro: string
  readonly edits: readonly Edit[]
  /** The program it was typed as, from which the model was made; absent for other recipes. */
  readonly program?: string
  /** What the network was built from; absent for other recipes. */
  readonly build?: Build
  /** The same as links write it. */
  readonly net?: string
  /** Samples that are never trained on; their loss is shown beside that of the others. */
  readonly tests?: readonly Sample[]
  readonly task?: Task
  /** Names of the classes, by output or, of two, false first. */
  readonly classes?: readonly string[]
  readonly field?: Field
  /** Every epoch takes the samples in an order of its own, drawn from the seed; otherwise as they stand. */
  readonly shuffled?: boolean
  /** Gradients of parameters are never cleared: those of one iteration are added to those of the last. */
  readonly keepsGradients?: boolean
}
