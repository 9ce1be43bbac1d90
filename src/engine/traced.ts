import type { Graph } from './graph.ts'

/** Paths that are drawn over the stage. */
export interface Traced {
  /** The graph they belong to; over another one nothing is drawn. */
  readonly graph: Graph
  /** The node they come from. */
  readonly node: number
  /** The edges of all of them, drawn faintly. */
  readonly edges: readonly number[]
  /** The edges of the one that is chosen, drawn strongly; null for none. */
  readonly chosen: readonly number[] | null
  /** The cells whose numbers are local derivatives of the chosen one. */
  readonly cells: readonly number[]
  /** Nodes whose gradients are known already, at which paths end. */
  readonly known: readonly { readonly node: number; readonly gradient: number }[]
}
