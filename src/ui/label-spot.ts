/** Where a label begins or ends, in px: its baseline, and which of its ends stands there. */
export interface LabelSpot {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end'
}

/** What a label must keep clear of, and what it must stay within, in px. */
export interface LabelRoom {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Places along the curve. */
  readonly curve: readonly (readonly [number, number])[]
}

const BESIDE = 14
const ABOVE = 14
const BELOW = 26

/** The corner beside a point where a label covers least of a curve; to the right and above where none is better. */
export const labelSpot = (px: number, py: number, room: LabelRoom): LabelSpot => {
  const spots = [px + BESIDE, px - BESIDE].flatMap((x, i) =>
    [py - ABOVE, py + BELOW].map((y): LabelSpot => ({ x, y, anchor: i === 0 ? 'start' : 'end' })),
  )
  const cost = ({ x, y, anchor }: LabelSpot): number => {
    const from = anchor === 'start' ? x : x - room.width
    const covered = room.curve.filter(
      ([cx, cy]) => cx > from - 4 && cx < from + room.width + 4 && cy > y - room.height - 3 && cy < y + 5,
    ).length
    const out = Math.max(0, room.left - from, from + room.width - room.right)
    const outOfHeight = Math.max(0, room.top - (y - room.height), y - room.bottom)
    return covered + out + outOfHeight
  }
  const best = spots.reduce((a, b) => (cost(b) < cost(a) ? b : a))
  const [least, most] =
    best.anchor === 'start' ? [room.left, room.right - room.width] : [room.left + room.width, room.right]
  return { ...best, x: Math.max(least, Math.min(most, best.x)) }
}
