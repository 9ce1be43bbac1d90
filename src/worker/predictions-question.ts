/** What nodes say of the samples, with the parameters of an iteration. */
export interface Predictions {
  readonly iteration: number
  /** Rows of the training samples that the iteration's batch takes, in its order. */
  readonly batch: Int32Array
  /** For each sample in turn one number per asked node. */
  readonly train: Float64Array
  readonly tests: Float64Array
}
