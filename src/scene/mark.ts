/** A colour of the theme by what it means; renderers look it up. */
export type Ink =
  | 'paper'
  | 'panel'
  | 'raised'
  | 'line'
  | 'wire'
  | 'ink'
  | 'dim'
  | 'value'
  | 'gradient'
  | 'update'
  | 'valueSoft'
  | 'gradientSoft'
  | 'updateSoft'
  | 'onHue'
  | 'mapLow'
  | 'mapMid'
  | 'mapHigh'
  | 'none'

/** What every mark has: an opacity (0…1, default 1) and an id of the thing it belongs to (for hit tests; may repeat). */
interface Common {
  readonly alpha?: number
  readonly id?: string
}

/** A rectangle with rounded corners. */
export interface RectMark extends Common {
  readonly t: 'rect'
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly r: number
  readonly fill: Ink
  readonly stroke?: Ink
  readonly strokeWidth?: number
}

/** A circle; hollow where `fill` is `none` or `paper`. */
export interface CircleMark extends Common {
  readonly t: 'circle'
  readonly x: number
  readonly y: number
  readonly r: number
  /** Its radius is never less than so many CSS px on a canvas, however small the scale. */
  readonly least?: number
  readonly fill: Ink
  readonly stroke?: Ink
  readonly strokeWidth?: number
}

/** A stroked polyline or cubic spline. `points` are x, y pairs; with `curve` they are M, then groups of C control points. */
export interface PathMark extends Common {
  readonly t: 'path'
  readonly points: readonly number[]
  readonly curve: boolean
  readonly stroke: Ink
  readonly width: number
  /** It is never thinner than so many CSS px on a canvas, however small the scale. */
  readonly least?: number
  readonly dash?: readonly number[]
  readonly fill?: Ink
  readonly closed?: boolean
}

/** A run of text in one style. */
export interface TextSpan {
  readonly text: string
  readonly ink: Ink
  readonly weight: 400 | 600 | 700
}

/** A line of text whose spans follow each other; `y` is the baseline, `size` the font size in world units. */
export interface TextMark extends Common {
  readonly t: 'text'
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly size: number
  /** Set in Noto Sans Math instead of Noto Sans. */
  readonly math?: boolean
  readonly spans: readonly TextSpan[]
}

/** Numbers over a plane, row by row from the top, in colours from `low` over the middle to `high`. */
export interface MapMark extends Common {
  readonly t: 'map'
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  /** Numbers in a row. */
  readonly columns: number
  readonly values: Float32Array
  readonly low: number
  readonly high: number
}

/** A mark: what is drawn, as data. */
export type Mark = RectMark | CircleMark | PathMark | TextMark | MapMark

/** A thing at rest on the stage: its marks, the box they stay within, and whether it is a wire (drawn under all glyphs). */
export interface Item {
  readonly id: string
  readonly box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly marks: readonly Mark[]
}

/** How to look at what is active where the stage has no room for the whole picture. */
export interface Attention {
  /** The point of what is active to keep in view where there is no room for all of it, in world units. */
  readonly x: number
  readonly y: number
  /** 1 where all that is active must be seen, however small; 0 where it must be legible. */
  readonly overview: number
  /** The ids of the items that take part, and the hue of what is written. */
  readonly lit: readonly string[]
  readonly ink: Ink
}

/** A drawing of its own inside a picture: world = drawing × k + (x, y). What it is drawn at stays at ordinary sizes. */
export interface Inset {
  readonly at: { readonly x: number; readonly y: number; readonly k: number }
  readonly marks: readonly Mark[]
}

/**
 * A picture of one place: wires and glyphs at rest, and what moves or is in focus above them. `recede` (0…1) is how
 * far the resting layers step back behind what is active; `active` is the box around what the beat is about, an edge and
 * both its ends, null where that is all of it.
 */
export interface Picture {
  readonly wires: readonly Item[]
  readonly glyphs: readonly Item[]
  readonly moving: readonly Mark[]
  readonly recede: number
  /** Drawings above what moves. */
  readonly insets?: readonly Inset[]
  /** What hides things at rest, the topmost last, for pointing: boxes only, `marks` are empty. Absent where nothing does. */
  readonly above?: readonly Item[]
  readonly active: Item['box'] | null
  /** Nothing rests: all of it is on its way to another layout, so that all layers are drawn anew at once. */
  readonly live?: boolean
  /** Absent where there is nothing more to say than `active` does. */
  readonly attention?: Attention
}
