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
  const G = gradientOffset
  const rowStart = Int32Array.from(neurons, (p) =>
    p.weights.every((w, k) => w === p.weights[0]! + k) ? p.weights[0]! : -1,
  )

  return {
    products: neurons.flatMap((p) => p.products),
    forward(cells) {
      for (let k = 0; k < n; k++) a[k] = cells[sources[k]!]!
      for (let j = 0; j < count; j++) {
        const p = neurons[j]!
        const w = rowStart[j]!
        let z: number
        if (w >= 0) {
          z = a[0]! * cells[w]!
          for (let k = 1; k < n; k++) z += a[k]! * cells[w + k]!
        } else {
          z = a[0]! * cells[weights[j * n]!]!
          for (let k = 1; k < n; k++) z += a[k]! * cells[weights[j * n + k]!]!
        }
        if (p.bias >= 0) z += cells[p.bias]!
        cells[p.sum] = z
        cells[p.slot] = z
        cells[p.activation] = p.op.value(cells, p.slot, 1)
      }
    },
    backward(cells) {
      for (let k = 0; k < n; k++) {
        a[k] = cells[sources[k]!]!
        da[k] = cells[G + sources[k]!]!
      }
      for (let j = count - 1; j >= 0; j--) {
        const p = neurons[j]!
        if (!p.activationPulled) continue
        const y = cells[p.activation]!
        const dz = cells[G + p.sum]! + cells[G + p.activation]! * p.op.partial(0, cells, p.slot, 1, y)
        cells[G + p.sum] = dz
        if (p.biasPulled) cells[G + p.bias]! += dz
        const w = rowStart[j]!
        if (w < 0) {
          for (let k = n - 1; k >= 0; k--) {
            const wk = weights[j * n + k]!
            cells[G + wk]! += dz * a[k]!
            if (pullSources) da[k]! += dz * cells[wk]!
          }
        } else if (pullSources) {
          for (let k = 0; k < n; k++) {
            cells[G + w + k]! += dz * a[k]!
            da[k]! += dz * cells[w + k]!
          }
        } else for (let k = 0; k < n; k++) cells[G + w + k]! += dz * a[k]!
      }
      if (pullSources) for (let k = 0; k < n; k++) cells[G + sources[k]!] = da[k]!
    },
    settle(cells) {
      for (const p of neurons)
        for (let k = 0; k < n; k++) {
          const product = p.products[k]!
          cells[product] = cells[p.sources[k]!]! * cells[p.weights[k]!]!
          if (p.activationPulled) cells[G + product] = cells[G + p.sum]!
        }
    },
  }
}
