import type { AnalysisAnswer, AnalysisAsk, AnalysisKind } from './analysis.ts'
import { searchStops } from './stop-search.ts'
import type { Training } from './training.ts'

/** How each question is answered from a training, which is left as it was. */
export const analyses: {
  readonly [K in AnalysisKind]: (training: Training, ask: AnalysisAsk<K>) => AnalysisAnswer<K>
} = {
  stops: (training, ask) => searchStops(training, ask),
}
