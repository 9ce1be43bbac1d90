import { type Graph, gradientCell } from './graph.ts'
import type { Hyperparameters, Optimizer } from './optimizer.ts'
import { forwardOrder, grouping } from './order.ts'
import { planKernels } from './plan.ts'
import { hasGradient } from './schedule.ts'
import { scalarsOf, updateColumns } from './update.ts'

/** Changes what a plain iteration does. */
export interface IterateOptions {
  /** False: parameters and state stay as they are, only values and gradients are computed. Default true. */
  readonly update?: boolean
  /** B, where `samples` are only the first ones of a batch; their number unless said. */
  readonly batchSize?: number
  /** True: parameters' gradients are not cleared, but added to. Default false. */
  readonly keepsGradients?: boolean
  /** k: updates already applied, which an optimizer may count; 0 unless said. */
  readonly iteration?: number
}

/** A compiled graph that runs whole iterations fast, without recording. */
export interface PlainRun {
  /**
   * One iteration on `cells` in place: for each sample (numbers for `graph.loaded`, in that order) forward, loss, zero,
   * backward; then the update. Returns the iteration's loss: sum of sample losses / B. Slots are left undefined.
   */
  iterate(
    cells: Float64Array,
    samples: readonly Float64Array[],
    h: Hyperparameters,
    options?: IterateOptions,
  ): number
  /** The loss alone, as `iterate` gives it to the bit: only the values in `cells` change, gradients do not. */
  loss(cells: Float64Array, samples: readonly Float64Array[]): number
}

/** Compiles a graph for plain runs, with fused kernels for Σ w·a + b. */
export const compileRun = (graph: Graph, optimizer: Optimizer): PlainRun => {
  const { loaded, nodeCount, output, parameters } = graph
  const writes = updateColumns(graph, optimizer)
  const kernels = planKernels(graph, forwardOrder(graph, grouping(graph)))
  const fused = new Set(kernels.flatMap((k) => k.products))
  const cleared = graph.nodes.filter((n) => hasGradient(graph, n.id))
  const perBatch = Int32Array.from(
    cleared.filter((n) => n.trainable),
    (n) => gradientCell(graph, n.id),
  )
  const perSample = Int32Array.from(
    cleared.filter((n) => !n.trainable && !fused.has(n.id)),
    (n) => gradientCell(graph, n.id),
  )

  return {
    loss(cells, samples) {
      let total = 0
      for (const sample of samples) {
        for (let i = 0; i < loaded.length; i++) cells[loaded[i]!] = sample[i]!
        for (let k = 0; k < kernels.length; k++) kernels[k]!.forward(cells)
        total += cells[output]!
      }
      return total / samples.length
    },
    iterate(cells, samples, h, options = {}) {
      const { update = true, batchSize = samples.length, keepsGradients = false, iteration = 0 } = options
      const share = 1 / batchSize
      let total = 0
      for (let s = 0; s < samples.length; s++) {
        const sample = samples[s]!
        for (let i = 0; i < loaded.length; i++) cells[loaded[i]!] = sample[i]!
        for (let k = 0; k < kernels.length; k++) kernels[k]!.forward(cells)
        total += cells[output]!
        if (s === 0 && !keepsGradients) for (let i = 0; i < perBatch.length; i++) cells[perBatch[i]!] = 0
        for (let i = 0; i < perSample.length; i++) cells[perSample[i]!] = 0
        cells[nodeCount + output]! += share
        for (let k = kernels.length - 1; k >= 0; k--) kernels[k]!.backward(cells)
      }
      for (const kernel of kernels) kernel.settle(cells)
      if (update)
        for (const write of writes)
          write.apply(
            cells,
            write.to,
            write.columns,
            scalarsOf(optimizer, write, h, iteration),
            0,
            parameters.length,
          )
      return total / batchSize
    },
  }
}
