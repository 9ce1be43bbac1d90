import type { Evidence } from '../engine/evidence.ts'
import type { GradientCheck } from '../engine/gradient-check.ts'
import type { Sweep, SweepPart } from '../engine/loss-sweep.ts'
import type { Nudge } from '../engine/nudge.ts'
import type { PathsAnswer, PathsAsk } from '../engine/paths.ts'
import type { ComesUp } from './batches.ts'
import type { MetricColumns, MetricPoint } from './metrics.ts'
import type { Predictions } from './predictions-question.ts'
import type { Responses, ResponsesAsk } from './responses-question.ts'
import type { StopFound, StopSearch } from './stop-question.ts'

/** Which numbers an answer is about: it was given at this iteration, where the loss was this. */
export interface AnsweredAt {
  readonly iteration: number
  readonly loss: number
}

/**
 * The questions about the open recipe at the iteration where the engine stands, each with what it takes and gives: one
 * row here, and one in `analyses.ts`.
 */
export interface AnalysisTable {
  stops: { ask: StopSearch; answer: StopFound }
  /** Gradients beside central differences, as many as fit into `ms` milliseconds, from the first on; at least one. */
  readonly check: {
    readonly ask: {
      readonly of: readonly { readonly leaf: number; readonly step: number }[]
      readonly ms: number
    }
    readonly answer: AnsweredAt & { readonly checks: readonly GradientCheck[] }
  }
  /**
   * The loss against one leaf, as far as `ms` milliseconds go; at least one point. The answer's own loss is that where
   * the leaf holds `value`: whatever the leaf holds meanwhile, the curve is the same.
   */
  readonly sweep: {
    readonly ask: Sweep & { readonly value: number; readonly ms: number }
    readonly answer: AnsweredAt & SweepPart
  }
  /** A leaf's gradient, and what moving it by so much does to the loss. */
  readonly nudge: {
    readonly ask: { readonly leaf: number; readonly by: number }
    readonly answer: AnsweredAt & Nudge
  }
  /**
   * How training went: the points of the curves from the `from`-th on, or all of them where `version` is not theirs any
   * more (the answer's `from` says which); and what they would hold where the training stands.
   */
  readonly metrics: {
    readonly ask: { readonly version: number; readonly from: number }
    readonly answer: {
      readonly version: number
      readonly from: number
      readonly points: MetricColumns
      readonly now: MetricPoint
    }
  }
  /** What diagnoses of the training are made from. */
  readonly evidence: { readonly ask: Record<string, never>; readonly answer: Evidence }
  /** What nodes say over the whole field of the data. */
  readonly responses: { readonly ask: ResponsesAsk; readonly answer: Responses }
  /** Where a row of the training data comes up next, in iteration `from` or later. */
  readonly comesUp: {
    readonly ask: { readonly row: number; readonly from: number }
    readonly answer: ComesUp
  }
  /** What nodes say of every sample: of each sample in turn, one number per asked node; and the rows of the batch. */
  readonly predictions: { readonly ask: { readonly nodes: readonly number[] }; readonly answer: Predictions }
  readonly paths: {
    /** About the first sample unless said. */
    readonly ask: PathsAsk & { readonly sample?: number }
    /** With the iteration it is about. */
    readonly answer: PathsAnswer & { readonly iteration: number }
  }
}

/** The name of an analysis. */
export type AnalysisKind = keyof AnalysisTable

/** What an analysis takes; plain data. */
export type AnalysisAsk<K extends AnalysisKind> = AnalysisTable[K]['ask']

/** What an analysis gives; plain data. */
export type AnalysisAnswer<K extends AnalysisKind> = AnalysisTable[K]['answer']
