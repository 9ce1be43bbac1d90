import type { OperationSpec } from './recipe.ts'

/** An order in which every operation comes after its sources, or the names along one cycle (first name repeated). */
export type OperationOrder =
  | { readonly ok: true; readonly order: readonly number[] }
  | { readonly ok: false; readonly cycle: readonly string[] }

/** Puts operations into topological order, keeping their own order where it is one already. No recursion. */
export const orderOperations = (operations: readonly OperationSpec[]): OperationOrder => {
  const index = new Map(operations.map((o, i) => [o.name, i]))
  const order: number[] = []
  const WAITING = 1
  const DONE = 2
  const state = new Uint8Array(operations.length)
  const nextSource = new Int32Array(operations.length)
  for (let start = 0; start < operations.length; start++) {
    const path = state[start] ? [] : [start]
    state[start] ||= WAITING
    while (path.length > 0) {
      const at = path.at(-1)!
      const source = operations[at]!.sources[nextSource[at]!++]
      if (source === undefined) {
        state[at] = DONE
        order.push(at)
        path.pop()
        continue
      }
      const next = index.get(source)
      if (next === undefined || state[next] === DONE) continue
      if (state[next] === WAITING) {
        const cycle = path.slice(path.indexOf(next)).map((i) => operations[i]!.name)
        return { ok: false, cycle: [...cycle, source] }
      }
      state[next] = WAITING
      path.push(next)
    }
  }
  return { ok: true, order }
}
