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

/** The corner beside a point, moved into the plot, where a label covers least of a curve; the first of equals. */
export const labelSpot = (px: number, py: number, room: LabelRoom): LabelSpot => {
  const held = (x: number, anchor: LabelSpot['anchor']): number => {
    const before = anchor === 'start' ? 0 : room.width
    return Math.max(room.left + before, Math.min(room.right - room.width + before, x))
  }
  const spots = ([1, -1] as const).flatMap((side) =>
    [py - ABOVE, py + BELOW].map((y): LabelSpot => {
      const anchor = side === 1 ? 'start' : 'end'
      return { x: held(px + side * BESIDE, anchor), y, anchor }
    }),
  )
  const cost = ({ x, y, anchor }: LabelSpot): number => {
    const from = anchor === 'start' ? x : x - room.width
    const covered = room.curve.filter(
      ([cx, cy]) => cx > from - 4 && cx < from + room.width + 4 && cy > y - room.height - 3 && cy < y + 5,
    ).length
    return covered + Math.max(0, room.top - (y - room.height), y - room.bottom)
  }
  return spots.reduce((a, b) => (cost(b) < cost(a) ? b : a))
}
