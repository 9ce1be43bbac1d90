import type { WirePlace } from '../layout/layout.ts'
import type { Item } from './mark.ts'
import { boxAround, wireId } from './wire.ts'

/** Strengths that dense wires are drawn at, so that most of them stay as they are when weights move a little. */
const LEVELS = 8
/** Of so many wires between two columns each may be drawn at its full strength. */
const FEW = 40
/** They stay thin from near by, so that they can still be told apart. */
const WIDTH = { world: 0.4, pixels: 1.5 } as const
const LEAST = 0.02
const MOST = { few: 0.95, many: 0.6 } as const
/** How much more the largest stand out than the others. */
const POWER = 6

/** Level 0…LEVELS of each wire: the size of its weight beside the largest one between the same columns. */
const levelsOf = (wires: readonly WirePlace[], weight: (wire: WirePlace) => number) => {
  const gaps = new Map<number, { most: number; count: number }>()
  const sizes = Float64Array.from(wires, (wire) => {
    const size = Math.abs(weight(wire))
    const finite = Number.isFinite(size) ? size : 0
    const gap = gaps.get(wire.from[0])
    if (gap) {
      gap.most = Math.max(gap.most, finite)
      gap.count++
    } else gaps.set(wire.from[0], { most: finite, count: 1 })
    return size
  })
  const levels = Uint8Array.from(sizes, (size, k) => {
    const { most } = gaps.get(wires[k]!.from[0])!
    return Number.isFinite(size) ? Math.round((most > 0 ? size / most : 0) * LEVELS) : LEVELS
  })
  return { levels, gaps }
}

const strength = (level: number, count: number): number => {
  const most = MOST[count > 1000 ? 'many' : 'few']
  const least = Math.min(most, count > 1000 ? LEAST : FEW / count)
  return least + (most - least) * (level / LEVELS) ** POWER
}

const item = (wire: WirePlace, alpha: number): Item => ({
  id: wireId(wire),
  box: boxAround(wire.from, wire.to, 6),
  marks: [
    {
      t: 'path',
      points: [...wire.from, ...wire.to],
      curve: false,
      stroke: 'wire',
      width: WIDTH.world,
      least: WIDTH.pixels,
      alpha,
    },
  ],
})

/** Dense wires as they were last drawn. */
export interface DenseWires {
  readonly levels: Uint8Array
  readonly items: readonly Item[]
}

/** Many wires, straight, the larger their weights the stronger; those that are as strong as before are the same items. */
export const denseWires = (
  wires: readonly WirePlace[],
  weight: (wire: WirePlace) => number,
  before: DenseWires | null,
): DenseWires => {
  const { levels, gaps } = levelsOf(wires, weight)
  if (before && levels.every((level, k) => level === before.levels[k])) return before
  const items = wires.map((wire, k) =>
    before && levels[k] === before.levels[k]
      ? before.items[k]!
      : item(wire, strength(levels[k]!, gaps.get(wire.from[0])!.count)),
  )
  return { levels, items }
}
