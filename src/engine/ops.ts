import { addOps } from './known-ops.ts'
import type { Op } from './op.ts'
import { activations } from './ops-activation.ts'
import { arithmetic } from './ops-arithmetic.ts'
import { losses } from './ops-loss.ts'

/** Every operation by name: the one place where operations, activations and losses are listed. */
export const ops = { ...arithmetic, ...activations, ...losses } satisfies Record<string, Op>

// Whatever reads or makes recipes of any operation imports this table, and so they can be built.
addOps(ops)

/** Name of an operation in the table. */
export type OpName = keyof typeof ops

/** Finds an operation by name, undefined where the table has none. */
export const findOp = (name: string): Op | undefined =>
  Object.hasOwn(ops, name) ? (ops as Readonly<Record<string, Op>>)[name] : undefined
