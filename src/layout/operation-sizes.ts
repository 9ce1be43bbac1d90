/** How much room the glyphs of a plain graph are given: the same parts, smaller and nearer where there are many. */
export type OperationDetail = 'roomy' | 'compact'

/** Sizes of the glyphs of a plain graph and of the room between them, in world units. */
export interface OperationSizes {
  readonly operation: { readonly w: number; readonly h: number }
  /** The line above an operation with its name and value, as wide as the strip. */
  readonly label: number
  /** `high` where more than one contribution arrives and the count has a line of its own. */
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
  },
  compact: {
    operation: { w: 60, h: 34 },
    label: 22,
    strip: { w: 78, h: 36, high: 53, below: 3 },
    leaf: { w: 96, h: 24 },
    leafStrip: { w: 112, h: 35 },
    constant: { w: 34, h: 24 },
    rowGap: 5,
    columnGap: 28,
    band: 12,
  },
}

/** Room around a plain graph, and how far rooms between glyphs may grow. */
export const OPERATION_ROOM = {
  side: 12,
  /** A wire that passes a column keeps so much room on both sides. */
  wire: 3,
  mostRowGap: 96,
  mostColumnGap: 300,
  /** A picture is at least so wide, lest few glyphs become huge. */
  leastWidth: 660,
  /** Ports on the left of a glyph stand so far apart, where it is tall enough. */
  port: 15,
  portInset: 9,
  /** How far apart the two wires of a double edge leave, and how far they bow, as a share of their length and at most. */
  double: 8,
  bow: 0.24,
  mostBow: 44,
  /** Wider or taller graphs than this are drawn compactly: smaller type would be too small on a usual screen. */
  roomyWidth: 1200,
  roomyHeight: 730,
  aspect: 1.6,
  /** A wire that climbs so far wants twice the room of a level one; beyond `mostClimb` none gets more. */
  climb: 90,
  mostClimb: 270,
} as const
