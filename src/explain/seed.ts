import { text } from '../engine/formula.ts'
import type { Step } from '../engine/step.ts'
import { remarkOn } from './non-finite.ts'
import { prettySub } from './scripts.ts'
import { equals, grouped, quantity, say } from './sentence.ts'
import { type Account, factor, formulaOf, type Telling, written } from './telling.ts'

/** What the loss of a batch is, its samples’ losses added and divided by how many there are, and what one counts. */
const shareWords = ({ names, graph, moment: { sample } }: Telling): string => {
  const E = names.output
  if (!sample)
    return `The loss of a batch is the mean of its samples, so ${E} of this sample counts with its share`
  const { of } = sample
  const [one, two, last] = [1, 2, of].map((n) => `${E}${prettySub(String(n))}`)
  const sum = of === 2 ? `${one} + ${two}` : of === 3 ? `${one} + ${two} + ${last}` : `${one} + … + ${last}`
  const mean = `${E}\u00a0=\u00a0(${sum})/${grouped(of)}`
  return `The loss of the batch is the mean over its samples, ${mean}, so ${names.text(graph.output)} counts with its share of 1/${grouped(of)}`
}

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
        : ` ${shareWords(t)}: ${names.gradientShort(graph.output)}`,
      equals(result),
      '.',
      remarkOn({ result: step.after }),
    ),
    formula: formulaOf(
      names.gradientSymbol(graph.output),
      share.value !== 1 && sample ? text(`1/${grouped(sample.of)}`) : null,
      result,
    ),
    origins: [],
    chip: [],
    seen: [],
  }
}
