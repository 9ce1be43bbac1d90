import type { Kind, Pass } from '../engine/step.ts'
import type { Ink } from './mark.ts'

/** What of opened neurons a beat is about: edges and nodes. */
export interface InnerFocus {
  readonly edges: ReadonlySet<number>
  /** Operations that fire or whose local derivatives are used, and leaves that the optimizer writes. */
  readonly lit: ReadonlySet<number>
  /** Nodes at the far ends of edges. */
  readonly ends: ReadonlySet<number>
}

/** What a beat is about: which parts of the stage it writes or reads. */
export interface Focus {
  readonly kind: Kind
  readonly pass: Pass
  /** Hue of what is written. */
  readonly ink: Ink
  readonly ground: Ink
  /** Neurons whose Σ or activation takes part; they open where the beat is small. */
  readonly neurons: ReadonlySet<number>
  readonly wires: ReadonlySet<number>
  readonly biases: ReadonlySet<number>
  readonly terms: ReadonlySet<number>
  readonly loss: boolean
  /** Nodes whose number is read or written at the far end of a wire: inputs and activations. */
  readonly ends: ReadonlySet<number>
  readonly inner: InnerFocus
  /** Whether the beat is about one thing, so that it opens, and the rest recedes. */
  readonly single: boolean
}
