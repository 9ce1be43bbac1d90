import type { Kernel } from './kernel.ts'
import type { Op } from './op.ts'

/** A neuron as the fused kernel needs it: node ids, in slot order. */
export interface NeuronPlan {
  readonly activation: number
  readonly sum: number
  /** -1 without bias. */
  readonly bias: number
  readonly biasPulled: boolean
  readonly products: readonly number[]
  readonly weights: readonly number[]
  readonly sources: readonly number[]
  readonly sourcesPulled: boolean
  readonly op: Op
  /** The slot cell of the activation function. */
  readonly slot: number
  readonly activationPulled: boolean
}

/**
 * A layer of neurons with the same sources, as loops over dense rows. Every sum is taken in the order in which the
 * steps of a recording take it, so that the bits are the same.
 */
export const layerKernel = (neurons: readonly NeuronPlan[], gradientOffset: number): Kernel => {
  const n = neurons[0]!.sources.length
  const sources = Int32Array.from(neurons[0]!.sources)
  const weights = Int32Array.from(neurons.flatMap((p) => p.weights))
  const pullSources = neurons[0]!.sourcesPulled
  const count = neurons.length
  const a = new Float64Array(n)
  const da = new Float64Array(n)
  const rowStart = Int32Array.from(neurons, (p) =>
    p.weights.every((w, k) => w === p.weights[0]! + k) ? p.weights[0]! : -1,
  )
  // Plain columns instead of records: this is the innermost loop of training.
  const sums = Int32Array.from(neurons, (p) => p.sum)
  const biases = Int32Array.from(neurons, (p) => p.bias)
  const biasPulled = Uint8Array.from(neurons, (p) => (p.biasPulled ? 1 : 0))
  const activations = Int32Array.from(neurons, (p) => p.activation)
  const slots = Int32Array.from(neurons, (p) => p.slot)
  const pulled = Uint8Array.from(neurons, (p) => (p.activationPulled ? 1 : 0))
  const values = neurons.map((p) => p.op.value)
  const partials = neurons.map((p) => p.op.partial)

  return {
    products: neurons.flatMap((p) => p.products),
    forward(cells) {
      // Locals: the loops run measurably faster on them than on the closure's variables.
      const x = a
      const size = n
      for (let k = 0; k < size; k++) x[k] = cells[sources[k]!]!
      for (let j = 0; j < count; j++) {
        const w = rowStart[j]!
        let z: number
        if (w >= 0) {
          z = x[0]! * cells[w]!
          for (let k = 1; k < size; k++) z += x[k]! * cells[w + k]!
        } else {
          z = x[0]! * cells[weights[j * n]!]!
          for (let k = 1; k < size; k++) z += x[k]! * cells[weights[j * n + k]!]!
        }
        const bias = biases[j]!
        if (bias >= 0) z += cells[bias]!
        const slot = slots[j]!
        cells[sums[j]!] = z
        cells[slot] = z
        cells[activations[j]!] = values[j]!(cells, slot, 1)
      }
    },
    backward(cells) {
      const x = a
      const dx = da
      const size = n
      const g = gradientOffset
      const deep = pullSources
      for (let k = 0; k < size; k++) {
        x[k] = cells[sources[k]!]!
        dx[k] = cells[g + sources[k]!]!
      }
      for (let j = count - 1; j >= 0; j--) {
        if (!pulled[j]) continue
        const activation = activations[j]!
        const sum = g + sums[j]!
        const local = partials[j]!(0, cells, slots[j]!, 1, cells[activation]!)
        const dz = cells[sum]! + cells[g + activation]! * local
        cells[sum] = dz
        if (biasPulled[j]) cells[g + biases[j]!]! += dz
        const w = rowStart[j]!
        const gw = g + w
        if (w < 0) {
          for (let k = n - 1; k >= 0; k--) {
            const wk = weights[j * n + k]!
            cells[g + wk]! += dz * x[k]!
            if (deep) dx[k]! += dz * cells[wk]!
          }
        } else if (deep) {
          for (let k = 0; k < size; k++) {
            cells[gw + k]! += dz * x[k]!
            dx[k]! += dz * cells[w + k]!
          }
        } else for (let k = 0; k < size; k++) cells[gw + k]! += dz * x[k]!
      }
      if (deep) for (let k = 0; k < size; k++) cells[g + sources[k]!] = dx[k]!
    },
    settle(cells) {
      for (const p of neurons)
        for (let k = 0; k < n; k++) {
          const product = p.products[k]!
          cells[product] = cells[p.sources[k]!]! * cells[p.weights[k]!]!
          if (p.activationPulled) cells[gradientOffset + product] = cells[gradientOffset + p.sum]!
        }
    },
  }
}
