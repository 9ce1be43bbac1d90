import type { Kind, Pass } from './step.ts'

/** One write of a schedule before it is put into columns. */
export interface Write {
  readonly kind: Kind
  readonly pass: Pass
  readonly node: number
  readonly edge: number
  readonly cell: number
}
