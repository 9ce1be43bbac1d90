import type { Address } from '../../src/store/address.ts'

/** An address that stands in no browser: `type` does what a person does who edits it. */
export const memoryAddress = (hash = '') => {
  const listeners = new Set<() => void>()
  let now = hash
  const written: string[] = []
  const address: Address = {
    read: () => now,
    replace: (next) => {
      now = next
      written.push(next)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  const type = (next: string): void => {
    now = next
    for (const listener of listeners) listener()
  }
  return { address, written, type }
}
