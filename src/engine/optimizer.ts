/** Settings of optimizers besides the learning rate, by the names of the torch.optim documentation. */
export interface OptimizerSettings {
  /** μ of momentum and Nesterov. */
  readonly momentum: number
  /** α of RMSProp: how much of its mean square stays. */
  readonly smoothing: number
  /** β₁ and β₂ of Adam and AdamW. */
  readonly beta1: number
  readonly beta2: number
  /** ε, which keeps divisors from 0. */
  readonly epsilon: number
  /** λ. */
  readonly weightDecay: number
}

/** Settings an optimizer reads. */
export interface Hyperparameters {
  readonly learningRate: number
}

/** One write of an update: to the parameter itself (`target` -1) or to its k-th state number. */
export interface OptimizerWrite {
  readonly target: number
  /** The number written, from the parameter p, its gradient g and its state. */
  readonly after: (p: number, g: number, state: Float64Array, at: number, h: Hyperparameters) => number
}

/** An optimizer as a table row, after the formulas of the torch.optim documentation. */
export interface Optimizer {
  readonly name: string
  /** Names of the state numbers each parameter has. */
  readonly state: readonly string[]
  /** The writes of one parameter's update, in order; the last one is to the parameter. */
  readonly writes: readonly OptimizerWrite[]
}

/** Every optimizer by name. */
export const optimizers = {
  /** p ← p − η·g (torch.optim.SGD without momentum). */
  sgd: {
    name: 'sgd',
    state: [],
    writes: [{ target: -1, after: (p, g, _s, _at, h) => p - h.learningRate * g }],
  },
} satisfies Record<string, Optimizer>

/** Name of an optimizer. */
export type OptimizerName = keyof typeof optimizers
