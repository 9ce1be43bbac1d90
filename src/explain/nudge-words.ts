import type { Graph } from '../engine/graph.ts'
import type { Nudge } from '../engine/nudge.ts'
import type { Notation, Piece } from './explanation.ts'
import { formatNumber } from './format.ts'
import { namesOf } from './names.ts'
import { enclosed, quantity, relation, say } from './sentence.ts'

/** A number with its sign, a plus included. */
export const signed = (x: number): string => `${x > 0 ? '+' : ''}${formatNumber(x)}`

/** `∂E/∂w₅ ≈ 0.08217`; empty where there is no gradient. */
export const gradientLabel = (graph: Graph, notation: Notation, { leaf, gradient }: Nudge): string =>
  gradient === null
    ? ''
    : `${namesOf(graph, notation).gradient(leaf)} ${relation(gradient)} ${formatNumber(gradient)}`

/** Why there is no tangent. */
const without = (graph: Graph, notation: Notation, leaf: number): string => {
  const names = namesOf(graph, notation)
  const { tag } = graph.nodes[leaf]!
  const role = tag?.role === 'input' || tag?.role === 'target' ? 'it is given, not trained' : 'it is fixed'
  return `No gradient is computed for ${names.text(leaf)}: ${role}. `
}

/** "Moving w₅ by +0.01 changes E by about 0.01 × 0.08217 ≈ 0.0008217. Really: +0.0008211." */
export const nudgeSentence = (graph: Graph, notation: Notation, nudge: Nudge): readonly Piece[] => {
  const { leaf, by, gradient, expected, really } = nudge
  const names = namesOf(graph, notation)
  const moving = `oving ${names.text(leaf)} by ${signed(by)} changes ${names.output} by `
  const change = quantity(really, 'value')
  if (gradient === null || expected === null)
    return say(without(graph, notation, leaf), 'M', moving, really > 0 ? '+' : '', change, '.')
  const product = quantity(expected, 'gradient')
  return say(
    'M',
    moving,
    `about ${formatNumber(by)} × `,
    enclosed(quantity(gradient, 'gradient')),
    ` ${relation(expected)} `,
    expected > 0 ? '+' : '',
    product,
    '. Really it is ',
    really > 0 ? '+' : '',
    change,
    '.',
  )
}
