import type { Op } from './op.ts'
import { firstOps } from './ops-first.ts'

let known: Readonly<Record<string, Op>> = firstOps

/** Makes operations known by their names. */
export const addOps = (more: Readonly<Record<string, Op>>): void => {
  known = { ...known, ...more }
}

/** Whether an operation is known so far: the first ones are, all others once `ops` has been loaded. */
export const isKnownOp = (name: string): boolean => Object.hasOwn(known, name)

/** An operation by its name. Throws RangeError where it is none, or is not known so far. */
export const opNamed = (name: string): Op => {
  const found = isKnownOp(name) ? known[name] : undefined
  if (!found) throw new RangeError(`there is no operation ${name}`)
  return found
}
