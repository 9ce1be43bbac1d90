import type { Span } from '../models/program-problem.ts'

/** What a piece of a program's text can be marked as. */
export type MarkKind = 'lit' | 'sign' | 'spot' | 'remark' | 'error'

/** A stretch of text that is marked. */
export interface TextMark extends Span {
  readonly kind: MarkKind
}

/** A piece of a line: its text and everything it is marked as, in one word each. */
export interface Piece {
  readonly at: number
  readonly text: string
  readonly marks: string
}

/** A line of the text, from 0, in pieces; a mark of no length is an empty piece. */
export interface Line {
  readonly at: number
  readonly pieces: readonly Piece[]
}

/** Cuts a text into lines and those into pieces that are marked alike. */
export const linesOf = (text: string, marks: readonly TextMark[]): readonly Line[] => {
  const ends: { at: number; kind: MarkKind; by: 1 | -1 }[] = []
  const points: number[] = []
  for (const { from, to, kind } of marks) {
    const [start, end] = [Math.min(from, text.length), Math.min(to, text.length)]
    if (start === end) points.push(start)
    else ends.push({ at: start, kind, by: 1 }, { at: end, kind, by: -1 })
  }
  const cuts = new Set(points)
  for (const { at } of ends) cuts.add(at)
  const sorted = [...cuts].sort((a, b) => a - b)
  ends.sort((a, b) => a.at - b.at)
  const open = new Map<MarkKind, number>()
  const lines: Line[] = []
  let next = 0
  let at = 0
  let cut = 0
  const marksNow = (): string => [...open].flatMap(([kind, n]) => (n > 0 ? [kind] : [])).join(' ')
  for (const line of text.split('\n')) {
    const end = at + line.length
    const pieces: Piece[] = []
    let from = at
    const close = (to: number): void => {
      if (to > from) pieces.push({ at: from, text: text.slice(from, to), marks: marksNow() })
      from = to
    }
    for (; cut < sorted.length && sorted[cut]! <= end; cut++) {
      const here = sorted[cut]!
      close(here)
      for (; next < ends.length && ends[next]!.at === here; next++)
        open.set(ends[next]!.kind, (open.get(ends[next]!.kind) ?? 0) + ends[next]!.by)
      if (points.includes(here)) pieces.push({ at: here, text: '', marks: 'error' })
    }
    close(end)
    lines.push({ at, pieces })
    at = end + 1
  }
  return lines
}
