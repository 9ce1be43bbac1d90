/** A part of a plain run: one carry, one operation, or a layer of neurons at once. */
export interface Kernel {
  forward(cells: Float64Array): void
  backward(cells: Float64Array): void
  /** Fills in what the kernel did not need to store: its products' values and gradients. */
  settle(cells: Float64Array): void
  /** Products computed within the kernel. */
  readonly products: readonly number[]
}
