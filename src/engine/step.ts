/** The seven kinds of write. */
export const KINDS = ['load', 'carry', 'apply', 'zero', 'seed', 'pull', 'update'] as const
/** A kind of write. */
export type Kind = (typeof KINDS)[number]

/** The five passes of an iteration, in order. */
export const PASSES = ['forward', 'loss', 'zero', 'backward', 'update'] as const
/** A pass of an iteration. */
export type Pass = (typeof PASSES)[number]

/** The five sizes people step in, each a union of the beats of the one before. */
export const SIZES = ['write', 'edge', 'neuron', 'layer', 'pass'] as const
/** A step size. */
export type Size = (typeof SIZES)[number]

/**
 * What a factor of a step is: `sample` (the number loaded), `carried` (the value that travels), `operand` (a slot's
 * number in an apply), `share` (1/B in a seed), `upstream`, `local` and their product `contribution` (pull),
 * `learningRate` and `gradient` (update), with what else an optimizer reads: the `parameter`, its `state`, settings by
 * name, and `t`, the number of the update.
 */
export const FACTOR_ROLES = [
  'sample',
  'carried',
  'operand',
  'share',
  'upstream',
  'local',
  'contribution',
  'learningRate',
  'gradient',
  'parameter',
  'state',
  'momentum',
  'smoothing',
  'beta1',
  'beta2',
  'epsilon',
  'weightDecay',
  't',
] as const
/** What a factor of a step is. */
export type FactorRole = (typeof FACTOR_ROLES)[number]

/** A number that a step used, and the cell it can be seen in (-1 where it is in none, such as a slope). */
export interface Factor {
  readonly role: FactorRole
  readonly value: number
  readonly cell: number
}

/** One write: the unit everything else is made of. */
export interface Step {
  /** Position in its trace, from 0. */
  readonly index: number
  readonly kind: Kind
  readonly pass: Pass
  /** The node that owns the written cell: the consumer of a carry, the source of a pull. */
  readonly node: number
  /** The edge of a carry or pull, else -1. */
  readonly edge: number
  /** Index of the written cell. */
  readonly cell: number
  readonly before: number
  readonly after: number
  readonly factors: readonly Factor[]
}
