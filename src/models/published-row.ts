import type { NodeRef, Probe } from './probe.ts'

/** A number that learners compare with: what the source prints of it, and where ours is found. */
export interface PublishedRow {
  /** As the source calls it, with d for ∂ and _ before a subscript. */
  readonly quantity: string
  /** The digits as printed, null where the source leaves the number out. */
  readonly printed: string | null
  /** The same number by another computation in double arithmetic, null where there is none. */
  readonly exact: number | null
  readonly probe: Probe
  /** The id of the model it is found in, where that is a variant of the example. */
  readonly variant: string | null
  /** A remark for learners: why ours differs, or what the number shows. */
  readonly note: string | null
}

/** What a row may have besides its name and place; found at iteration 0 unless said. */
export interface RowOptions {
  readonly exact?: number
  readonly variant?: string
  readonly note?: string
  readonly iteration?: number
}

const rowOf = (
  quantity: string,
  printed: string | null,
  probe: Probe,
  { exact, variant, note }: RowOptions,
): PublishedRow => ({
  quantity,
  printed,
  exact: exact ?? null,
  probe,
  variant: variant ?? null,
  note: note ?? null,
})

/** A row of the number a node's cell holds, or of its gradient. */
export const cellRow =
  (kind: 'value' | 'gradient') =>
  (quantity: string, node: NodeRef, printed: string | null, options: RowOptions = {}): PublishedRow =>
    rowOf(quantity, printed, { kind, node, iteration: options.iteration ?? 0 }, options)

/** A row of what is multiplied along an edge backwards. */
export const edgeRow =
  (kind: 'local' | 'contribution') =>
  (
    quantity: string,
    [consumer, source]: readonly [NodeRef, NodeRef],
    printed: string | null,
    options: RowOptions = {},
  ): PublishedRow =>
    rowOf(quantity, printed, { kind, consumer, source, iteration: options.iteration ?? 0 }, options)
