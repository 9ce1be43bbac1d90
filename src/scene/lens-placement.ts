import type { OperationLayout } from '../layout/layout.ts'
import type { Area } from './draw.ts'
import type { Lens } from './operation-lens.ts'
import type { Placement } from './transform.ts'

/** What a lens stands beside, and where it may. */
export interface LensRoom {
  /** What it is about. */
  readonly of: Area
  /** The glyphs of its beat. */
  readonly active: readonly number[]
  /** Where it must stay, if there is room. */
  readonly room: Area
  /** How many times larger than its drawing it stands in the world. */
  readonly k: number
}

/** Room between a lens and the glyph it is about, at scale 1. */
const AWAY = 26
/** So far away, at scale 1, a lens is as much in the way as if it hid one glyph more. */
const FAR = 70
/** A lens keeps so far from the middles of the glyphs that its beat is about, at scale 1. */
const CLEAR = 14
const MOST_KNOWN = 8

/** Ways to stand beside a thing, in shares of the lens's size and of the room between. */
const WAYS = [
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const

const middleCache = new WeakMap<OperationLayout, Float64Array>()

/** The middles of all glyphs, x and y in turn. */
const middlesOf = (layout: OperationLayout): Float64Array => {
  const known = middleCache.get(layout)
  if (known) return known
  const middles = Float64Array.from(
    layout.places.flatMap(({ box: { x, y, w, h } }) => [x + w / 2, y + h / 2]),
  )
  middleCache.set(layout, middles)
  return middles
}

const covers = ({ x, y, w, h }: Area, px: number, py: number, near: number): boolean =>
  px > x - near && px < x + w + near && py > y - near && py < y + h + near

const hidden = (card: Area, middles: Float64Array): number => {
  let count = 0
  for (let k = 0; k < middles.length; k += 2) if (covers(card, middles[k]!, middles[k + 1]!, 0)) count++
  return count
}

const held = (at: number, length: number, start: number, side: number): number =>
  length >= side ? start + (side - length) / 2 : Math.max(start, Math.min(at, start + side - length))

const find = (
  layout: OperationLayout,
  { layout: drawing }: Lens,
  { of, active, room, k }: LensRoom,
): Placement => {
  const middles = middlesOf(layout)
  const [w, h] = [drawing.width * k, drawing.height * k]
  const [x, y] = [of.x + of.w / 2, of.y + of.h / 2]
  const [dx, dy] = [w / 2 + of.w / 2 + AWAY * k, h / 2 + of.h / 2 + AWAY * k]
  let best = { x: 0, y: 0 }
  let least = Infinity
  for (const [across, down] of WAYS) {
    const left = held(x + across * dx - w / 2, w, room.x, room.w)
    const top = held(y + down * dy - h / 2, h, room.y, room.h)
    const card = { x: left, y: top, w, h }
    const own = active.filter((p) => covers(card, middles[2 * p]!, middles[2 * p + 1]!, CLEAR * k)).length
    const away = Math.hypot(left + w / 2 - x, top + h / 2 - y) / k
    const cost = hidden(card, middles) + layout.places.length * own + away / FAR
    if (cost >= least) continue
    least = cost
    best = card
  }
  return { k, x: best.x, y: best.y }
}

const placements = new WeakMap<Lens, Map<string, Placement>>()

/**
 * Where a lens stands: near what it is about, where it hides the fewest glyphs, and none of those that its beat is about.
 * Found once for each place of the camera.
 */
export const lensPlacement = (layout: OperationLayout, lens: Lens, room: LensRoom): Placement => {
  const known = placements.get(lens) ?? new Map<string, Placement>()
  placements.set(lens, known)
  const { x, y, w, h } = room.room
  const key = [room.k, x, y, w, h].join()
  const before = known.get(key)
  if (before) return before
  if (known.size >= MOST_KNOWN) known.clear()
  const placement = find(layout, lens, room)
  known.set(key, placement)
  return placement
}
