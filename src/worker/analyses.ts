import { pathsOf } from '../engine/paths.ts'
import type { AnalysisAnswer, AnalysisAsk, AnalysisKind } from './analysis.ts'
import type { Training } from './training.ts'

/** How each question is answered from a training, which is left as it was. */
export const analyses: {
  readonly [K in AnalysisKind]: (training: Training, ask: AnalysisAsk<K>) => AnalysisAnswer<K>
} = {
  paths: (training, ask) => ({
    ...pathsOf(training.graph, training.record(0).columns, ask),
    iteration: training.iteration,
  }),
}
