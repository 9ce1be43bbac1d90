import type { Recipe, Sample } from './recipe.ts'

/**
 * Whether outputs put a sample into its class: the largest of several; of one, on the same side of the threshold as the
 * target, which lies half-way between the two targets, or at 0 for a logit.
 */
export type Judge = (outputs: ArrayLike<number>, targets: ArrayLike<number>) => boolean

const largest = (numbers: ArrayLike<number>): number => {
  let at = 0
  for (let i = 1; i < numbers.length; i++) if (!(numbers[i]! <= numbers[at]!)) at = i
  return at
}

/** The output from which on a binary network says its second class. */
export const thresholdOf = ({ model, samples }: Pick<Recipe, 'model' | 'samples'>): number => {
  const loss: string | null = model.kind === 'network' ? model.loss : null
  if (loss === LOGITS) return 0
  return samples.some((s: Sample) => s.targets[0] === -1) ? 0 : 0.5
}

const LOGITS = 'binaryCrossEntropyFromLogits'

/** How samples of a recipe are judged; null where it has no classes. */
export const judgeOf = (recipe: Recipe): Judge | null => {
  if (recipe.task !== 'classes' && recipe.task !== 'binary') return null
  // Two classes may have an output each as well.
  if ((recipe.samples[0]?.targets.length ?? 1) > 1)
    return (outputs, targets) => largest(outputs) === largest(targets)
  const threshold = thresholdOf(recipe)
  const between = recipe.samples.some((s) => s.targets[0] === -1) ? 0 : 0.5
  return (outputs, targets) => outputs[0]! > threshold === targets[0]! > between
}
