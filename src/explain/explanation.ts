import type { Beat } from '../engine/beats.ts'
import type { Formula, Hue } from '../engine/formula.ts'
import type { Graph } from '../engine/graph.ts'
import type { SampleAt, Schedule } from '../engine/schedule.ts'
import type { Pass, Size } from '../engine/step.ts'
import type { Trace } from '../engine/trace.ts'

/** The words a recipe may change: the letter of the loss. Names of leaves and neurons stand in the graph. */
export interface Notation {
  /** `L`, or Mazur's `E`. */
  readonly loss: string
  /** The number of the sample in a batch of several: its loss is L₃, and L is the mean over the batch. */
  readonly sample?: number
  /** Names of the neurons by layer 1…K and unit, such as `h1`. */
  readonly neurons: readonly (readonly string[])[]
}

/** Everything a sentence, formula or picture is a function of (motion aside). */
export interface Moment {
  readonly graph: Graph
  readonly schedule: Schedule
  readonly trace: Trace
  readonly notation: Notation
  /** k updates already applied. */
  readonly iteration: number
  /** Where the sample stands in its batch and in the data; absent where the data is one sample. */
  readonly sample?: SampleAt
  /** Writes applied in this sample. */
  readonly step: number
  readonly size: Size
  /** The beat told about: the one that led here (or is in motion); null at step 0. */
  readonly beat: Beat | null
  /** What the recipe says before anything has been stepped. */
  readonly intro?: string
  /** Whether values that are not computed yet are shown faintly, as they will be. */
  readonly preview?: boolean
  /** The beat's result is still a question: nothing of it is written at `step`, and nothing may tell it. */
  readonly asked?: boolean
}

/** A piece of a sentence: words, or a number shown with the hue of what it is and tied to its cell (-1: none). */
export type Piece =
  | { readonly t: 'words'; readonly text: string }
  | { readonly t: 'number'; readonly value: number; readonly hue: Hue; readonly cell: number }

/** A number to be outlined at its source on the stage. */
export interface Tie {
  readonly cell: number
  readonly hue: Hue
  /** The slope drawn at this node's curve instead of a cell, -1 otherwise. */
  readonly slopeOf: number
}

/** One unfolded level of "where does this number come from?". */
export interface Origin {
  /** The question's number. */
  readonly value: number
  readonly hue: Hue
  /** `∂E/∂z of o₁ = ∂E/∂a × σ′(z)`, and the second line, `= 0.7414 × 0.1868 ≈ 0.1385`. */
  readonly symbols: Formula
  readonly numbers: Formula
  readonly sentence: readonly Piece[]
  /** The step that wrote it, to go there; -1 where it was given. */
  readonly step: number
}

/** What the panel *This step*, the narration and the chip on the stage say. */
export interface Explanation {
  readonly pass: Pass | null
  /** `Backward pass`, or `Ready` at step 0. */
  readonly passTitle: string
  /** `edge 4 of 12`. */
  readonly position: string
  readonly heading: string
  readonly sentence: readonly Piece[]
  /** Null only at step 0 and at boundaries that have none. */
  readonly formula: {
    readonly symbols: Formula
    readonly numbers: Formula
    /** The cell written, its hue and number. */
    readonly result: {
      readonly value: number
      readonly hue: Hue
      readonly cell: number
      readonly exact: boolean
    }
    /** The lines as they are printed, relation signs and result included: symbols, then numbers `= … ≈ result`. */
    readonly lines: readonly Formula[]
    /** True where the lines are general symbols of a whole layer or pass and `result` is merely the last number written. */
    readonly summary: boolean
  } | null
  readonly origins: readonly Origin[]
  /** The chip on the stage: the factors, `0.1385 × 0.5933`; empty where nothing is multiplied or added. */
  readonly chip: readonly Piece[]
  readonly ties: readonly Tie[]
  /** One more sentence where the beat ends a pass, such as "Backward is done: …"; null elsewhere. */
  readonly boundary: readonly Piece[] | null
  /** Of a whole pass what it read, wrote and left alone, by sort of number; null for smaller beats. */
  readonly account: readonly AccountRow[] | null
}

/** How many numbers of a sort a pass read, wrote and left as they were, of all there are. */
export interface AccountRow {
  /** `values`, `gradients`, `weights`. */
  readonly what: string
  readonly hue: Hue
  readonly read: number
  readonly wrote: number
  readonly untouched: number
  readonly total: number
}

/** One cell of evidence: *Forward writes values 13 of 13*. */
export interface LedgerEntry {
  readonly pass: 'forward' | 'backward' | 'update'
  readonly title: string
  readonly writes: string
  readonly done: number
  readonly total: number
  /** `13 of 13`, `0 of 8 changed`. */
  readonly text: string
  readonly active: boolean
}
