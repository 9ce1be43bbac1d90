import type { StopFound, StopSearch } from './stop-question.ts'

/**
 * The questions about the open recipe at the iteration where the engine stands, each with what it takes and gives: one
 * row here, and one in `analyses.ts`.
 */
export interface AnalysisTable {
  stops: { ask: StopSearch; answer: StopFound }
}

/** The name of an analysis. */
export type AnalysisKind = keyof AnalysisTable

/** What an analysis takes; plain data. */
export type AnalysisAsk<K extends AnalysisKind> = AnalysisTable[K]['ask']

/** What an analysis gives; plain data. */
export type AnalysisAnswer<K extends AnalysisKind> = AnalysisTable[K]['answer']
