import type { PathsAnswer, PathsAsk } from '../engine/paths.ts'

/**
 * The questions about the open recipe at the iteration where the engine stands, each with what it takes and gives: one
 * row here, and one in `analyses.ts`.
 */
export interface AnalysisTable {
  readonly paths: {
    readonly ask: PathsAsk
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
