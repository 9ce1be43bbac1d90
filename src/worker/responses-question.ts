import type { Field } from '../models/recipe.ts'

/** What nodes of a network say over its whole field: `size` places per axis. */
export interface ResponsesAsk {
  readonly nodes: readonly number[]
  /** 1 or more. */
  readonly size: number
}

/**
 * The values of each asked node over the field, one number per place: along a line from left to right; in a plane row by
 * row from the top, each from left to right. The places are the middles of `size` equal parts of each axis.
 */
export interface Responses {
  readonly iteration: number
  readonly size: number
  readonly values: readonly Float32Array[]
}

/** The i-th of `size` places on an axis. */
export const placeOnAxis = ({ from, to }: Field['axes'][number], i: number, size: number): number =>
  from + ((i + 0.5) / size) * (to - from)
