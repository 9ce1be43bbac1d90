import type { NeuronPlace } from '../layout/layout.ts'
import type { Area } from './draw.ts'
import { mix } from './ease.ts'

/** Share of an open neuron's width where contributions are listed. */
const LIST = 0.49
/** Distance between the rows of contributions. */
const ROW = 21
/** Baseline of the first row under the top, and how far over the bottom that of the last one is at least. */
const ROWS = { first: 22, above: 46 } as const

/** Where the parts of a neuron's glyph stand. */
export interface NeuronParts {
  readonly box: Area
  /** x of the line between Σ and the activation. */
  readonly middle: number
  readonly curve: Area
  /** Around the numbers z and a, for outlines. */
  readonly z: Area
  readonly a: Area
}

/** The parts of a closed neuron: two halves of equal width. */
export const closedParts = ({ box }: NeuronPlace): NeuronParts => {
  const half = box.w / 2
  const numberY = box.y + box.h * 0.5
  return {
    box,
    middle: box.x + half,
    curve: { x: box.x + half + 14, y: box.y + 14, w: half - 28, h: box.h * 0.3 },
    z: { x: box.x + 4, y: numberY - 2, w: half - 8, h: 24 },
    a: { x: box.x + half + 4, y: numberY - 2, w: half - 8, h: 24 },
  }
}

/** The parts of an open neuron: contributions left, the large curve right. */
export const openParts = ({ open }: NeuronPlace): NeuronParts => {
  const list = open.w * LIST
  const middle = open.x + list
  // Wider glyphs have room for longer numbers.
  const [z, a] = [Math.max(65, list - 48), Math.max(74, open.w - list - 51)]
  const curve = { x: middle + 6, y: open.y + 10, w: open.w - list - 12, h: open.h - 64 }
  return {
    box: open,
    middle,
    curve,
    z: { x: middle - 4 - z, y: open.y + open.h - 33, w: z, h: 26 },
    a: { x: open.x + open.w - 6 - a, y: open.y + open.h - 33, w: a, h: 26 },
  }
}

/** Baseline of the r-th row of contributions in an open neuron. */
export const rowBaseline = (place: NeuronPlace, r: number): number => place.open.y + ROWS.first + r * ROW

/** How many rows an open neuron has room for. */
export const mostRows = ({ open }: NeuronPlace): number =>
  1 + Math.floor((open.h - ROWS.first - ROWS.above) / ROW)

const mixArea = (a: Area, b: Area, t: number): Area => ({
  x: mix(a.x, b.x, t),
  y: mix(a.y, b.y, t),
  w: mix(a.w, b.w, t),
  h: mix(a.h, b.h, t),
})

/** A neuron's box on its way from closed (0) to open (1). */
export const boxAt = (place: NeuronPlace, openness: number): Area => mixArea(place.box, place.open, openness)

/** The strip under a neuron: it moves down as the glyph opens. */
export const stripAt = (place: NeuronPlace, openness: number): Area => {
  const grown = place.open.y + place.open.h - (place.box.y + place.box.h)
  return { ...place.strip, y: place.strip.y + grown * openness }
}

/** The two halves of a strip: the gradient of z under Σ, that of a under the activation. */
export const stripHalves = (strip: Area): { readonly z: Area; readonly a: Area } => ({
  z: { x: strip.x, y: strip.y, w: strip.w / 2, h: strip.h },
  a: { x: strip.x + strip.w / 2, y: strip.y, w: strip.w / 2, h: strip.h },
})
