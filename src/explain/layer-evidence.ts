import type { Evidence } from '../engine/evidence.ts'
import type { Graph } from '../engine/graph.ts'

/** What was seen of a layer: shares are means over its neurons, NaN where none was looked at. */
export interface LayerEvidence {
  readonly layer: number
  readonly norm: number
  readonly change: number
  readonly neurons: number
  /** The share of activations that are 0 though z is not. */
  readonly zero: number
  /** The share of activations where the function is flat. */
  readonly flat: number
  /** Where the norm stands between the least power of ten and the largest, 0…1; NaN where it is 0 or no number. */
  readonly place: number
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length

/** Evidence layer by layer, first layer first. */
export const layerEvidence = (evidence: Evidence, graph: Graph): readonly LayerEvidence[] => {
  const { norms, changes, neurons } = evidence
  const powers = norms.filter((x) => x > 0 && Number.isFinite(x)).map(Math.log10)
  const least = Math.floor(Math.min(...powers))
  const most = Math.max(least + 1, Math.ceil(Math.max(...powers)))
  return norms.map((norm, l) => {
    const own = neurons.filter(({ node }) => graph.nodes[node]?.tag?.layer === l + 1)
    return {
      layer: l + 1,
      norm,
      change: changes[l] ?? Number.NaN,
      neurons: own.length,
      zero: mean(own.map((n) => n.zero)),
      flat: mean(own.map((n) => n.flat)),
      place: norm > 0 && Number.isFinite(norm) ? (Math.log10(norm) - least) / (most - least) : Number.NaN,
    }
  })
}
