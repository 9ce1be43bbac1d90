import type { Item, Picture } from '../scene/mark.ts'
import { type Box, holds } from './box.ts'
import { pathDistance } from './path-distance.ts'

/** How near a wire a pointer must be, in CSS px. */
export const WIRE_REACH = 6

const near = ({ x, y, w, h }: Box, px: number, py: number, reach: number): boolean =>
  px >= x - reach && px <= x + w + reach && py >= y - reach && py <= y + h + reach

/** The distance from a point to the nearest path of an item less half its thickness. */
const wireDistance = (item: Item, x: number, y: number): number => {
  let nearest = Infinity
  for (const mark of item.marks) {
    if (mark.t === 'path') nearest = Math.min(nearest, pathDistance(mark, x, y) - mark.width / 2)
  }
  return nearest
}

/**
 * The id of what lies under a world point: what hides things there, else the topmost glyph whose box holds it, else the nearest wire within `reach`
 * world units (the topmost of equals), else null.
 */
export const hitTest = (
  { glyphs, wires, above = [] }: Pick<Picture, 'glyphs' | 'wires' | 'above'>,
  x: number,
  y: number,
  reach: number = WIRE_REACH,
): string | null => {
  for (let k = above.length - 1; k >= 0; k--) if (holds(above[k]!.box, x, y)) return above[k]!.id
  for (let k = glyphs.length - 1; k >= 0; k--) if (holds(glyphs[k]!.box, x, y)) return glyphs[k]!.id
  let best: string | null = null
  let nearest = reach
  for (const wire of wires) {
    if (!near(wire.box, x, y, reach)) continue
    const distance = wireDistance(wire, x, y)
    if (distance > nearest) continue
    nearest = distance
    best = wire.id
  }
  return best
}
