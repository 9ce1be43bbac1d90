import type { OperationDetail } from './operation-sizes.ts'

/** A rectangle in world units (1 unit = 1 CSS px at zoom 1), by its top left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A weight's wire, from the right side of its source to its pill and on to the port of its consumer. */
export interface WirePlace {
  /** Edge of the weight into its product. */
  readonly weightEdge: number
  /** Edge of the activation into the same product. */
  readonly activationEdge: number
  /** Edge of the product into Σ. */
  readonly productEdge: number
  readonly product: number
  readonly weight: number
  /** Node the activation comes from. */
  readonly source: number
  /** Σ the product goes to. */
  readonly sum: number
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  /** The pill's box; null where there is no room for pills. */
  readonly pill: Box | null
  /** Where there is none: the pill's box while its neuron is in focus, null where even then there is no room. */
  readonly fan?: Box | null
}

/** A neuron's glyph. */
export interface NeuronPlace {
  readonly name: string
  readonly layer: number
  readonly unit: number
  readonly sum: number
  readonly activation: number
  /** The closed glyph. */
  readonly box: Box
  /** The glyph when it is open; contains `box`. */
  readonly open: Box
  /** The bias leaf and its edge into Σ, null without bias. */
  readonly bias: { readonly node: number; readonly edge: number; readonly pill: Box } | null
  /** Where the strip of gradients stands under the closed glyph. */
  readonly strip: Box
}

/** The part that a glyph plays in an opened neuron. */
export type InnerRole = 'weight' | 'product' | 'bias' | 'sum' | 'activation'

/** Where an operation of an opened neuron stands, or a leaf of its own. */
export interface InnerPlace {
  /** The same in every layout of a graph. */
  readonly id: string
  readonly role: InnerRole
  readonly node: number
  /** The edge that leads on from it inside the neuron, −1 for the activation. */
  readonly edge: number
  readonly box: Box
  /** Where its value stands; null where that stands in the box. */
  readonly label: Box | null
  /** Where its gradient stands; null where that stands in the box. */
  readonly strip: Box | null
  /** How far it has come out of its closed neuron, 0…1; glyphs that are there in either stay as they are. */
  readonly out: number
}

/** Where an edge of an opened neuron runs: x, y of a cubic curve's four points. */
export interface InnerWire {
  readonly edge: number
  readonly source: number
  readonly consumer: number
  /** The weight or bias that it stands for while the neuron is closed, −1 for none. */
  readonly weight: number
  /** What travels along it. */
  readonly carries: 'input' | InnerRole
  readonly points: readonly number[]
}

/** A neuron that is opened into its operations. */
export interface OpenedPlace {
  readonly name: string
  readonly layer: number
  readonly unit: number
  readonly sum: number
  readonly activation: number
  /** The frame around its operations. */
  readonly box: Box
  /** 0 as it looks closed … 1 opened. */
  readonly openness: number
  readonly places: readonly InnerPlace[]
  readonly wires: readonly InnerWire[]
}

/** An input's glyph. */
export interface InputPlace {
  readonly node: number
  readonly box: Box
}

/** The loss's glyph: one term per output. */
export interface LossPlace {
  readonly node: number
  /** What a row tells: a term with its target; its logit and probability as well; or the two pulls onto that logit, too. */
  readonly kind: 'terms' | 'logits' | 'softmax'
  readonly box: Box
  readonly strip: Box
  /** Where the first row begins, from the top of the box, and how high each is. */
  readonly first: number
  readonly row: number
  /** Rows there is room for, 0 or more; where there are more terms, the last row counts the rest. */
  readonly rows: number
  /** The log-sum-exp of a softmax cross-entropy, −1 for other losses, and Σ of the terms. */
  readonly logSumExp: number
  readonly sum: number
  readonly terms: readonly {
    readonly node: number
    readonly target: number
    readonly activation: number
    /** Shown beside the term, −1 for none. */
    readonly probability: number
    /** Edges of the activation and the target into the term, and all of the activation's into the loss. */
    readonly activationEdge: number
    readonly targetEdge: number
    readonly edges: readonly number[]
    readonly from: readonly [number, number]
    readonly to: readonly [number, number]
  }[]
}

/** How much of a glyph there is room for: everything, a circle with its number, or a dot. */
export type Detail = 'full' | 'compact' | 'dot'

/** Where one operation or leaf of a plain graph stands; a leaf that is used often stands at each of its uses. */
export interface OperationPlace {
  readonly node: number
  /** The edge that this copy of a leaf stands for, −1 for the only glyph of a node. */
  readonly use: number
  readonly kind: 'operation' | 'leaf' | 'constant' | 'inner' | 'aside'
  /** Of an inner one, which is a glyph of an opened neuron; what stands aside is drawn by others. */
  readonly inner?: InnerPlace & { readonly openness: number }
  /** The glyph itself, which wires leave and reach. */
  readonly box: Box
  /** The line above an operation with its name and value. */
  readonly label: Box | null
  /** Where the gradient stands, null where none is computed. */
  readonly strip: Box | null
}

/** Where an edge of a plain graph runs: M, then groups of C control points, from its source to its consumer. */
export interface OperationWire {
  readonly edge: number
  /** Positions of the glyphs at its ends. */
  readonly from: number
  readonly to: number
  readonly points: readonly number[]
}

/** Where everything of a graph without neurons stands: boxes with operators, and leaves. */
export interface OperationLayout {
  readonly kind: 'operation'
  readonly width: number
  readonly height: number
  readonly detail: OperationDetail
  readonly places: readonly OperationPlace[]
  /** By edge. */
  readonly wires: readonly OperationWire[]
}

/** Where everything stands. */
export type Layout = NetworkLayout | OperationLayout

/** Where everything of a layered network stands. */
export interface NetworkLayout {
  readonly kind: 'network'
  readonly width: number
  readonly height: number
  readonly detail: Detail
  /** How many times larger text may be set than usual: glyphs are so much wider. */
  readonly textScale: number
  /** How thick the wire of a weight of size 1 may be. */
  readonly wireWidth: number
  readonly columns: readonly { readonly title: string; readonly x: number; readonly y: number }[]
  readonly inputs: readonly InputPlace[]
  /** Those that are closed, and the weights' wires that lead to them. */
  readonly neurons: readonly NeuronPlace[]
  readonly wires: readonly WirePlace[]
  /** Those that are opened into their operations. */
  readonly opened: readonly OpenedPlace[]
  readonly loss: LossPlace | null
  /** Where the learning rate stands, null where nothing is trained. */
  readonly rate: Box | null
}
