import type { Step } from '../engine/step.ts'
import type { Piece } from './explanation.ts'
import { remarkOn } from './non-finite.ts'
import { equals, quantity, say } from './sentence.ts'
import { type Account, factor, type Telling, written } from './telling.ts'
import { difference, isHidden, tellSeveral, updated, updateParts } from './updated.ts'

/** Where old and new number are printed alike, by how much they differ: `, less than before by 3 × 10⁻⁵`. */
const hiddenChange = ({ before, after }: Step): readonly Piece[] =>
  isHidden(before, after)
    ? say(
        `, ${after < before ? 'less' : 'more'} than before by `,
        quantity(Math.abs(after - before), 'update'),
      )
    : []

const reason = (t: Telling, step: Step, g: number): string => {
  const w = t.names.text(step.node)
  const E = t.names.output
  const gradient = t.names.gradient(step.node)
  if (Number.isNaN(g)) return `${gradient} is not a number, and so the update has no value either: `
  if (g === 0)
    return `${gradient} is 0: near this point ${w} does not change ${E}. So the optimizer leaves it as it is: `
  const sign = g > 0 ? 'positive' : 'negative'
  const effect = g > 0 ? 'raise' : 'lower'
  const fact = `${gradient} is ${sign}: raising ${w} a little would ${effect} ${E}.`
  if (factor(step, 'learningRate').value < 0)
    return `${fact} The learning rate is negative, so the step goes uphill: `
  const head = `${fact} So the optimizer `
  if (step.after === step.before)
    return `${head}would ${g > 0 ? 'lower' : 'raise'} it, but by less than its last digit: `
  return `${head}${g > 0 ? 'lowers' : 'raises'} it: `
}

/** The optimizer writes one parameter: w ← w − η·∂E/∂w. */
export const tellUpdate = (t: Telling, step: Step): Account => {
  const parts = updateParts(step)
  const { before, gradient } = parts
  return {
    ...updated(t, step),
    heading: `${t.names.text(step.node)} takes its step`,
    sentence: say(
      reason(t, step, gradient.value),
      difference(parts),
      equals(written(t, step)),
      hiddenChange(step),
      '. The next forward pass uses it.',
      Number.isNaN(gradient.value) ? [] : remarkOn({ result: step.after, operands: [before, gradient] }),
    ),
  }
}

/** The optimizer writes all parameters of a neuron, a layer or the network. */
export const tellUpdates = (t: Telling, whose: string): Account =>
  tellSeveral(t, whose) ?? tellUpdate(t, t.last)
