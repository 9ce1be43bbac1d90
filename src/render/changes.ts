import type { Item } from '../scene/mark.ts'
import { type Box, union } from './box.ts'

const changedByIdentity = (before: readonly Item[], after: readonly Item[]): Box[] => {
  const old = new Set(before.map(({ marks }) => marks))
  const fresh = new Set(after.map(({ marks }) => marks))
  return [
    ...before.filter(({ marks }) => !fresh.has(marks)).map(({ box }) => box),
    ...after.filter(({ marks }) => !old.has(marks)).map(({ box }) => box),
  ]
}

/**
 * The boxes, old and new together, of items that were added, removed or changed. Items whose `marks` are the same array are the
 * same; their order alone does not matter, since the boxes of what can change do not overlap.
 */
export const changedBoxes = (before: readonly Item[], after: readonly Item[]): Box[] => {
  if (before === after) return []
  if (before.length !== after.length) return changedByIdentity(before, after)
  const boxes: Box[] = []
  for (let k = 0; k < after.length; k++) {
    const a = before[k]!
    const b = after[k]!
    if (a.marks === b.marks) continue
    if (a.id !== b.id) return changedByIdentity(before, after)
    boxes.push(union(a.box, b.box))
  }
  return boxes
}
