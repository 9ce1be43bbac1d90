import { widthOf } from '../../src/scene/draw.ts'
import type { Mark, TextMark } from '../../src/scene/mark.ts'

/** A line of text and the room it takes, from the top of its digits to its baseline. */
export interface Label {
  readonly text: string
  readonly item: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly size: number
}

const labelOf = (item: string, mark: TextMark): Label => {
  const w = widthOf(mark)
  const x = mark.x - w * { start: 0, middle: 0.5, end: 1 }[mark.anchor]
  const text = mark.spans.map((s) => s.text).join('')
  return { text, item, x, y: mark.y - 0.72 * mark.size, w, h: 0.72 * mark.size, size: mark.size }
}

/** The lines of text of some items, each with the item it belongs to. */
export const labels = (items: readonly { readonly id: string; readonly marks: readonly Mark[] }[]): Label[] =>
  items.flatMap((item) => item.marks.flatMap((m) => (m.t === 'text' ? [labelOf(item.id, m)] : [])))

type Room = Pick<Label, 'x' | 'y' | 'w' | 'h'>

/** Whether two things share more than half a unit. */
export const clash = (a: Room, b: Room): boolean =>
  a.x + a.w > b.x + 0.5 && b.x + b.w > a.x + 0.5 && a.y + a.h > b.y + 0.5 && b.y + b.h > a.y + 0.5

/** Pairs of lines of text that lie on each other, in words. */
export const clashes = (all: readonly Label[]): string[] => {
  const found: string[] = []
  for (let i = 0; i < all.length; i++)
    for (let j = 0; j < i; j++)
      if (clash(all[i]!, all[j]!)) found.push(`"${all[i]!.text}" on "${all[j]!.text}" (${all[i]!.item})`)
  return found
}
