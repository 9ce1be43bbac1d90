import { positionOf, type Timeline } from './timeline.ts'

/** A mark on the timeline (0…1) and the places it stands for, at least one, ascending. */
export interface StopMark {
  readonly at: number
  readonly places: readonly number[]
}

/** Marks drawn at most. */
export const MOST_MARKS = 200

/** Places as marks along the timeline: those that would stand on each other are one mark, where the first of them is. */
export const stopMarksOf = (
  plan: Timeline,
  places: readonly number[],
  most = MOST_MARKS,
): readonly StopMark[] => {
  const marks = new Map<number, { at: number; places: number[] }>()
  for (const place of places) {
    const at = positionOf(plan, place)
    const slot = Math.min(most - 1, Math.floor(at * most))
    const mark = marks.get(slot)
    if (mark) mark.places.push(place)
    else marks.set(slot, { at, places: [place] })
  }
  return [...marks.values()]
}
