import type { Role } from '../engine/graph.ts'
import type { Kind, Pass } from '../engine/step.ts'

/** What a line of code needs to know of a step to tell whether it does the same. */
export interface StepFacts {
  readonly kind: Kind
  readonly pass: Pass
  /** The operation at work: the consumer of a carry or pull; otherwise the node that is written. */
  readonly node: number
  /** Name of that node's operation, empty for a leaf. */
  readonly op: string
  /** Its part, layer and unit in a network; null and −1 in plain graphs. */
  readonly role: Role | null
  readonly layer: number
  readonly unit: number
  /** The slot of a carry or pull, else −1. */
  readonly slot: number
  /** The part of the node at the other end of a carry or pull; null where there is none. */
  readonly source: Role | null
  /** The node at the other end of a carry or pull, else −1. */
  readonly sourceNode: number
  /** Of an update: which of its parameter's writes it is, from 0; −1 for every other kind. */
  readonly write: number
}

/** The steps that a line of code belongs to: those of which everything that is said here holds. */
export interface StepSelector {
  readonly kinds?: readonly Kind[]
  readonly passes?: readonly Pass[]
  readonly nodes?: readonly number[]
  readonly ops?: readonly string[]
  readonly roles?: readonly Role[]
  readonly layers?: readonly number[]
  readonly units?: readonly number[]
  readonly sources?: readonly Role[]
  readonly writes?: readonly number[]
  readonly slots?: readonly number[]
  readonly sourceNodes?: readonly number[]
  /** Of leaves only (false) or of operations only (true). */
  readonly computed?: boolean
  /** Another line says the same in fewer words: this one is lit as well, but nobody is led to it. */
  readonly aside?: true
}

const holds = <T>(wanted: readonly T[] | undefined, given: T | null): boolean =>
  wanted === undefined || (given !== null && wanted.includes(given))

/** Whether a selector means a step. */
export const selects = (s: StepSelector, facts: StepFacts): boolean =>
  holds(s.kinds, facts.kind) &&
  holds(s.passes, facts.pass) &&
  holds(s.nodes, facts.node) &&
  holds(s.ops, facts.op) &&
  holds(s.roles, facts.role) &&
  holds(s.layers, facts.layer) &&
  holds(s.units, facts.unit) &&
  holds(s.sources, facts.source) &&
  holds(s.writes, facts.write) &&
  holds(s.slots, facts.slot) &&
  holds(s.sourceNodes, facts.sourceNode) &&
  (s.computed === undefined || s.computed === (facts.op !== ''))
