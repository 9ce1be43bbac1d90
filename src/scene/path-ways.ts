import type { Area } from './draw.ts'
import type { PathMark, Picture } from './mark.ts'

/** An area with the corners of what stands there. */
export interface Passed {
  readonly area: Area
  readonly r: number
}

/** Where paths run through a picture. */
export interface PathWays {
  /** The strokes of the wires that these edges run along, as they are at rest. */
  readonly strokes: (edges: ReadonlySet<number>) => readonly PathMark[]
  /** The glyphs, or the parts of them, that these edges touch. */
  readonly passed: (edges: ReadonlySet<number>) => readonly Passed[]
  /** Where a cell's number stands on the way of these edges, null where it is not shown. */
  readonly spot: (cell: number, edges: ReadonlySet<number>) => Area | null
}

/** What paths are drawn over. */
export type Ground = Pick<Picture, 'wires' | 'glyphs'>
