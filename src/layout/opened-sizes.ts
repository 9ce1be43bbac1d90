/** Sizes of what stands in the frame of an opened neuron, in world units. */
export const OPENED_SIZES = {
  /** Free room along the frame's edges. */
  side: 12,
  band: 10,
  pill: { w: 128, h: 46 },
  bias: 26,
  trainedBias: 46,
  product: { w: 34, h: 34 },
  sum: { w: 62, h: 76 },
  activation: { w: 104, h: 76 },
  /** The line of a value: over the wire that leaves a product, or over a box. */
  label: { w: 78, h: 22 },
  strip: { h: 44, below: 6 },
  /** The same beside a product whose pill stands at its left: a gradient in one line. */
  longLabel: 150,
  lowStrip: 24,
  /** From a product to the number beside it, and from its wire to the number over and the strip under it. */
  beside: 6,
  over: 2,
  under: 4,
  rowGap: 8,
  /** Of a pill that stands over its product: how far down it is, and the product's middle from the pill's left. */
  drop: 12,
  lead: 30,
  /** Of a pill at its product's left: how far, and how far its middle stands below that of the product. */
  apart: 28,
  lower: 19,
  /** Of such a row: room over its product's middle, where the wire to it passes the pill of the row above. */
  lane: 16,
  /** Wires reach a product so far above and below its middle where both come from the left. */
  port: 8,
  /** Room for the wires into Σ to bend in: at least, and more per wire. */
  bend: 28,
  bendPerWire: 5,
  /** Between the columns of Σ and the activation. */
  gap: 14,
  /** Ports of Σ stand so far apart at most, and so far from its corners at least. */
  mostPort: 16,
  portInset: 12,
  /** Up to so many pills stand over their products, which takes least width; more stand beside them. */
  mostStacked: 3,
} as const

/** So many operations of opened neurons are drawn at once at most. */
export const MOST_OPENED = 2000
