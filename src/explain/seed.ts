import type { Step } from '../engine/step.ts'
import { remarkOn } from './non-finite.ts'
import { equals, quantity, say } from './sentence.ts'
import { type Account, factor, formulaOf, type Telling, written } from './telling.ts'

/** Backward starts: the output's gradient with respect to itself, or its share in the batch. */
export const tellSeed = (t: Telling, step: Step): Account => {
  const { names, graph } = t
  const share = quantity(factor(step, 'share').value, 'gradient')
  const E = names.output
  const { sample } = t.moment
  const isLoss = graph.nodes[graph.output]!.tag?.role === 'loss'
  const start = isLoss ? 'Backward starts at the loss.' : `Backward starts at ${E}.`
  const result = written(t, step)
  return {
    heading: `Backward starts at ${isLoss ? 'the loss' : E}`,
    sentence: say(
      start,
      share.value === 1
        ? ` ${E} changes one-for-one with itself, so ∂${E}/∂${E}`
        : ` The loss of a batch is the mean of its samples, so ${E} of this sample counts with its share${sample ? ` of 1/${sample.of}` : ''}: ∂${E}/∂${E}`,
      equals(result),
      '.',
      remarkOn({ result: step.after }),
    ),
    formula: formulaOf(names.gradientSymbol(graph.output), null, result),
    origins: [],
    chip: [],
    seen: [],
  }
}
