/** A heap whose first item is the one that comes before all others. */
export interface Heap<T> {
  readonly size: number
  push(item: T): void
  /** Takes the first item out; undefined where there is none. */
  pop(): T | undefined
}

/** An empty heap; `before` tells whether an item comes before another. */
export const createHeap = <T>(before: (a: T, b: T) => boolean): Heap<T> => {
  const items: T[] = []
  const swap = (i: number, j: number): void => {
    const kept = items[i]!
    items[i] = items[j]!
    items[j] = kept
  }
  return {
    get size() {
      return items.length
    },
    push(item) {
      let i = items.push(item) - 1
      for (let up = (i - 1) >> 1; i > 0 && before(items[i]!, items[up]!); up = (i - 1) >> 1) {
        swap(i, up)
        i = up
      }
    },
    pop() {
      const first = items[0]
      const last = items.pop()
      if (items.length === 0) return first
      items[0] = last!
      let i = 0
      for (;;) {
        let least = i
        for (const child of [2 * i + 1, 2 * i + 2])
          if (child < items.length && before(items[child]!, items[least]!)) least = child
        if (least === i) return first
        swap(i, least)
        i = least
      }
    },
  }
}
