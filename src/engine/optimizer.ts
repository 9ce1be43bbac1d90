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
