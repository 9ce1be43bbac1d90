import type { LossPlace, NeuronPlace, WirePlace } from '../layout/layout.ts'
import type { Focus } from './focus-parts.ts'
import { someUpdate } from './pill.ts'
import { slotSteps } from './steps.ts'
import type { View } from './view.ts'

const latest = new WeakMap<
  Focus,
  { readonly motion: View['motion']; readonly stage: number; readonly part: Focus }
>()

/**
 * Of a large beat in motion, what moves at this instant; the rest of it is at rest before or after. The same object
 * through all frames of one stage of the motion, since nothing else decides it.
 */
export const inMotion = (view: View, focus: Focus): Focus => {
  const { motion, u } = view
  if (!motion || focus.single) return focus
  const stage = motion.stages.findIndex(({ start, end }) => u > start && u < end)
  const known = latest.get(focus)
  if (known?.motion === motion && known.stage === stage) return known.part
  const part = partOf(view, focus, motion)
  latest.set(focus, { motion, stage, part })
  return part
}

const partOf = (view: View, focus: Focus, motion: NonNullable<View['motion']>): Focus => {
  const { layout, moment } = view
  const moves = (step: number | undefined): boolean => {
    if (step === undefined || step < motion.beat.from || step >= motion.beat.to) return false
    const t = view.at(step)
    return t > 0 && t < 1
  }
  const node = (id: number): boolean => {
    const { apply, carry, pull } = slotSteps(moment, id)
    return moves(apply) || carry.some(moves) || pull.some(moves)
  }
  const updated = (id: number): boolean => someUpdate(view, id, moves)
  const wire = ({ product, weight, sum, productEdge }: WirePlace): boolean => {
    const slot = productEdge - moment.graph.firstEdge[sum]!
    const steps = slotSteps(moment, sum)
    return node(product) || moves(steps.carry[slot]) || moves(steps.pull[slot]) || updated(weight)
  }
  const neuron = ({ sum, activation }: NeuronPlace): boolean => node(sum) || node(activation)
  const bias = ({ bias: b, sum }: NeuronPlace): boolean => {
    if (!b) return false
    const slot = b.edge - moment.graph.firstEdge[sum]!
    const steps = slotSteps(moment, sum)
    return moves(steps.carry[slot]) || moves(steps.pull[slot]) || updated(b.node)
  }
  const term = ({ terms, logSumExp }: LossPlace, k: number): boolean => {
    const { node: own, probability } = terms[k]!
    const common = logSumExp < 0 ? null : slotSteps(moment, logSumExp)
    return (
      node(own) ||
      (probability >= 0 && node(probability)) ||
      moves(common?.carry[k]) ||
      moves(common?.pull[k])
    )
  }
  const only = (set: ReadonlySet<number>, keep: (index: number) => boolean): ReadonlySet<number> =>
    new Set([...set].filter(keep))
  return {
    ...focus,
    wires: only(focus.wires, (w) => wire(layout.wires[w]!)),
    neurons: only(focus.neurons, (n) => neuron(layout.neurons[n]!)),
    biases: only(focus.biases, (n) => bias(layout.neurons[n]!)),
    terms: only(focus.terms, (k) => term(layout.loss!, k)),
    loss:
      focus.loss &&
      (node(moment.graph.output) ||
        (layout.loss?.logSumExp ?? -1) >= 0 ||
        layout.loss?.terms.some((t) => node(t.node) || (t.probability >= 0 && node(t.probability))) === true),
    ends: new Set(),
  }
}
