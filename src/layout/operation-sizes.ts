/**
 * How much room the glyphs of a plain graph are given: the same parts, smaller and nearer where there are many; boxes with
 * symbol and value; circles with symbols; dots.
 */
export type OperationDetail = 'roomy' | 'compact' | 'small' | 'symbol' | 'dot'

/** Sizes of the glyphs of a plain graph and of the room between them, in world units. */
export interface OperationSizes {
  readonly operation: { readonly w: number; readonly h: number }
  /** The line above an operation with its name and value, as wide as the strip; 0 where there is none. */
  readonly label: number
  /** Heights are 0 where gradients are shown with what is active only; `high` where more than one contribution arrives and the count has a line of its own. */
  readonly strip: {
    readonly w: number
    readonly h: number
    readonly high: number
    readonly below: number
  }
  readonly leaf: { readonly w: number; readonly h: number }
  readonly leafStrip: { readonly w: number; readonly h: number }
  readonly constant: { readonly w: number; readonly h: number }
  /** Between glyphs of a column, and between columns, at least. */
  readonly rowGap: number
  readonly columnGap: number
  /** Room kept free above and below everything. */
  readonly band: number
  /** A wire that passes a column keeps so much room on both sides. */
  readonly wire: number
  /** How far from the middle of its source the two wires of a double edge leave. */
  readonly double: number
}

/** The sizes of each detail. */
export const OPERATION_SIZES: Readonly<Record<OperationDetail, OperationSizes>> = {
  roomy: {
    operation: { w: 80, h: 52 },
    label: 28,
    strip: { w: 112, h: 44, high: 44, below: 6 },
    leaf: { w: 104, h: 58 },
    leafStrip: { w: 112, h: 44 },
    constant: { w: 44, h: 34 },
    rowGap: 16,
    columnGap: 44,
    band: 40,
    wire: 3,
    double: 8,
  },
  compact: {
    operation: { w: 60, h: 34 },
    label: 22,
    strip: { w: 78, h: 36, high: 53, below: 3 },
    leaf: { w: 96, h: 24 },
    leafStrip: { w: 104, h: 35 },
    constant: { w: 34, h: 24 },
    rowGap: 5,
    columnGap: 16,
    band: 12,
    wire: 3,
    double: 8,
  },
  small: {
    operation: { w: 70, h: 38 },
    label: 0,
    strip: { w: 70, h: 0, high: 0, below: 0 },
    leaf: { w: 78, h: 22 },
    leafStrip: { w: 78, h: 0 },
    constant: { w: 34, h: 20 },
    rowGap: 6,
    columnGap: 24,
    band: 12,
    wire: 3,
    double: 5,
  },
  symbol: {
    operation: { w: 26, h: 26 },
    label: 0,
    strip: { w: 26, h: 0, high: 0, below: 0 },
    leaf: { w: 14, h: 14 },
    leafStrip: { w: 14, h: 0 },
    constant: { w: 8, h: 8 },
    rowGap: 5,
    columnGap: 16,
    band: 12,
    wire: 2,
    double: 3,
  },
  dot: {
    operation: { w: 14, h: 14 },
    label: 0,
    strip: { w: 14, h: 0, high: 0, below: 0 },
    leaf: { w: 9, h: 9 },
    leafStrip: { w: 9, h: 0 },
    constant: { w: 6, h: 6 },
    rowGap: 4,
    columnGap: 16,
    band: 12,
    wire: 1.5,
    double: 2,
  },
}

/** Room around a plain graph, and how far rooms between glyphs may grow. */
export const OPERATION_ROOM = {
  side: 12,
  mostRowGap: 96,
  mostColumnGap: 300,
  /** The same as a share of the height, for columns so tall that wires would be too steep. */
  tallColumnGap: 0.25,
  /** A picture is at least so wide, lest few glyphs become huge. */
  leastWidth: 660,
  /** Ports on the left of a glyph stand so far apart, where it is tall enough, and so far from its corners or that share. */
  port: 15,
  portInset: 9,
  portShare: 0.27,
  /** How far the two wires of a double edge bow, as a share of their length and at most. */
  bow: 0.24,
  mostBow: 44,
  /** Wider or taller graphs than this are drawn in less detail: their type would be too small on a usual screen. */
  roomy: { width: 1200, height: 730 },
  compact: { width: 1500, height: 920 },
  small: { width: 1560, height: 960 },
  symbol: { width: 1400, height: 860 },
  aspect: 1.6,
  /** A wire that climbs so far wants twice the room of a level one; beyond `mostClimb` none gets more. */
  climb: 90,
  mostClimb: 270,
} as const
