import { formatNumber } from '../explain/format.ts'
import type { Item } from './mark.ts'
import type { View } from './view.ts'

interface CachedItem {
  readonly signature: string
  readonly item: Item
  /** Its words, and what its cells held when it was last asked for. */
  readonly seen: readonly [words: string, ...numbers: readonly number[]]
}
/** The items of a layout as they were last made, by id. */
export type Cached = Map<string, CachedItem>
/**
 * Of each cell its value and how many contributions have arrived, −1 where it is not known yet, −2 where it is shown
 * faintly.
 */
export const seenOf = ({ moment, cell }: View<unknown>, cells: readonly number[]): CachedItem['seen'] => [
  moment.notation.loss,
  ...cells.flatMap((c) => {
    const { value, known, ghost, arrived } = cell(c)
    return known ? [value, arrived] : ghost ? [value, -2] : [0, -1]
  }),
]

const same = (a: CachedItem['seen'], b: CachedItem['seen']): boolean =>
  a.length === b.length && a.every((x, i) => Object.is(x, b[i]))

const print = ([words, ...numbers]: CachedItem['seen']): string =>
  `${words} ${numbers.map((x, i) => (i % 2 === 0 ? formatNumber(x) : `/${x} `)).join('')}`

/**
 * An item is made anew only where what it prints has changed, so that renderers can tell by identity. Numbers are
 * compared before they are printed, since printing is slow and nearly all are as they were a step ago.
 */
export const steady = (cache: Cached, id: string, seen: CachedItem['seen'], make: () => Item): Item => {
  const known = cache.get(id)
  if (known && same(known.seen, seen)) return known.item
  const signature = print(seen)
  const item = known?.signature === signature ? known.item : make()
  cache.set(id, { signature, item, seen })
  return item
}
