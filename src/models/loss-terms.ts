import type { activations } from '../engine/ops-activation.ts'
import type { losses } from '../engine/ops-loss.ts'

/** What the graph of a loss is made of, and which outputs it can be computed from. */
export interface LossTerms {
  /** What each output adds to it; null for the softmax cross-entropy, which is ln Σ eᶻ − Σ t·z. */
  readonly term: keyof typeof losses | null
  readonly over: 'sum' | 'mean'
  /** The only activation of outputs it makes sense of, null where it takes any. */
  readonly takes: keyof typeof activations | null
}

const of = (
  term: LossTerms['term'],
  over: LossTerms['over'],
  takes: LossTerms['takes'] = null,
): LossTerms => ({ term, over, takes })

/** What every loss is made of, by its name. */
export const lossTerms = {
  halfSquaredError: of('halfSquaredError', 'sum'),
  squaredError: of('squaredError', 'sum'),
  meanSquaredError: of('squaredError', 'mean'),
  absoluteError: of('absoluteError', 'mean'),
  huber: of('huber', 'mean'),
  hinge: of('hinge', 'sum'),
  binaryCrossEntropy: of('binaryCrossEntropy', 'mean', 'sigmoid'),
  binaryCrossEntropyFromLogits: of('binaryCrossEntropyFromLogits', 'mean', 'identity'),
  softmaxCrossEntropy: of(null, 'sum', 'identity'),
}
