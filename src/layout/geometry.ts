import type { Detail } from './layout.ts'

/** Every size of the network view, in world units. */
export const GEOMETRY = {
  /** Room above the rows for column titles, and their baseline. */
  titleBand: 36,
  titleBaseline: 22,
  /** The first column's title needs this much room. */
  firstTitle: 60,
  /** Thickness of a wire whose weight is of size 1. */
  wire: 5.5,
  /** Free room left, right and below. */
  margin: 8,
  input: { w: 70, h: 62 },
  /** Closed glyph of a neuron. */
  neuron: { w: 156, h: 104 },
  /** Open glyph, `roomy` where no pills stand beside it: `h + row` per contribution, up to `rows` of them, at least `least`. */
  open: { w: 220, roomy: 280, h: 76, row: 21, rows: 6, least: 142 },
  pill: { w: 158, h: 46, pitch: 52 },
  /** Pills on a stage narrower over its height than `narrowAspect`, and the room between them and their neuron. */
  closePill: { w: 136, gap: 8 },
  narrowAspect: 1.3,
  /** More incoming weights than this have no pills. */
  mostPills: 5,
  bias: { w: 128, h: 26, above: 12 },
  /** A trained bias has a second line for its gradient. */
  trainedBias: { w: 158, h: 46 },
  /** Room for the name above a neuron without bias. */
  name: 26,
  strip: { h: 44, below: 6, wider: 40, left: 8 },
  /**
   * `h + row` per term up to `rows`, at least `least`; terms begin `first` below the top. With probabilities it is `wide`
   * and has `names` of columns; with a softmax each row has a line of `pulls`, and a line of `parts` stands over the total.
   */
  loss: {
    w: 160,
    wide: 312,
    h: 94,
    row: 24,
    rows: 10,
    first: 41,
    names: 24,
    pulls: 22,
    parts: 26,
    least: 120,
    stripNarrower: 24,
  },
  /** The learning rate stands `above` the top of the loss, where chips leave it room, and not higher than `least`. */
  rate: { w: 92, h: 26, above: 64, least: 32 },
  /** Between glyphs and the pills to their right, at least. */
  wideGap: 66,
  /** Between the glyphs of two columns that have no pills between them, at least. */
  bareGap: 170,
  lossGap: 68,
  /** Between pills and their neuron. */
  pillGap: 10,
  /** Free room between rows. */
  rowGap: 12,
  /** The same where the stage is wider than `tightAspect`, and so wide that height alone limits the picture. */
  tightRowGap: 4,
  tightAspect: 2.2,
  /** How many times wider glyphs are there, so that text can be larger. */
  roomier: 1.12,
  inputPitch: 90,
  /** Ports keep this far from a glyph's corners. */
  portInset: 12,
  /** How many times wide gaps and rows may grow to fill the stage. */
  widest: 2.2,
  /** The same where neurons are opened, which makes tall pictures. */
  widestOpened: 7,
  tallest: 1.5,
  /** Shape of the stage where none that makes sense is given. */
  aspect: 1.6,
} as const

/** Sizes of columns of small glyphs: no pills, strips or biases. */
export const SMALL: Readonly<
  Record<Exclude<Detail, 'full'>, { readonly size: number; readonly pitch: number; readonly gap: number }>
> = {
  compact: { size: 44, pitch: 56, gap: 160 },
  dot: { size: 12, pitch: 16, gap: 240 },
}

/** How much of a glyph there is room for where the biggest column has so many units. */
export const detailFor = (units: number): Detail => (units <= 8 ? 'full' : units <= 24 ? 'compact' : 'dot')

/** Rows of a column with fewer units stand at most this far apart. */
export const mostPitch: Readonly<Record<Detail, number>> = { full: 340, compact: 112, dot: 48 }
