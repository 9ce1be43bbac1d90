import { gradientCell } from '../engine/graph.ts'
import type { PathsAnswer } from '../engine/paths.ts'
import { progressOf } from '../engine/schedule.ts'
import { countOf, countText } from './count-text.ts'
import type { Moment } from './explanation.ts'
import { namesOf } from './names.ts'

/** A node whose paths can be chosen. */
export interface PathNode {
  readonly node: number
  readonly text: string
}

/** Nodes to choose from, under a heading of theirs. */
export interface PathNodes {
  readonly title: string
  readonly nodes: readonly PathNode[]
}

const GROUPS = ['Weights and biases', 'Inputs', 'Neurons', 'Leaves', 'Operations', 'Targets'] as const

const groupOf = ({ graph }: Moment, node: number): (typeof GROUPS)[number] | null => {
  const { op, tag, needsGradient } = graph.nodes[node]!
  if (node === graph.output) return null
  switch (tag?.role) {
    case 'weight':
    case 'bias':
      return 'Weights and biases'
    case 'input':
      return 'Inputs'
    case 'target':
      return 'Targets'
    case 'sum':
    case 'activation':
      return 'Neurons'
    case undefined:
      if (op === null && !needsGradient) return null
      return op === null ? 'Leaves' : 'Operations'
    default:
      return null
  }
}

/** The nodes that can be chosen: leaves, neurons’ z and a, and operations; not constants, products in neurons, the output. */
export const pathNodes = (moment: Moment): readonly PathNodes[] => {
  const names = namesOf(moment.graph, moment.notation)
  const groups = new Map<string, PathNode[]>()
  for (const { id } of moment.graph.nodes) {
    const title = groupOf(moment, id)
    if (title === null) continue
    const nodes = groups.get(title) ?? []
    groups.set(title, nodes)
    nodes.push({ node: id, text: names.text(id) })
  }
  return GROUPS.flatMap((title) => {
    const nodes = groups.get(title)
    return nodes ? [{ title, nodes }] : []
  })
}

/** Whether samples before have left something in the gradient, so that what the paths add up to is not all of it. */
export const addsToOthers = ({ earlier }: PathsAnswer): boolean => earlier !== 0

/** `∂L/∂w₉`, or `what this sample adds to ∂L/∂w₉`: what the paths add up to. */
export const sumName = ({ graph, notation }: Moment, answer: PathsAnswer): string => {
  const name = namesOf(graph, notation).gradient(answer.node)
  return addsToOthers(answer) ? `what this sample adds to ${name}` : name
}

/** How the gradient beside the sum came about: `as backward found it`, or will, or does not at all. */
export const gradientSource = (
  { graph, schedule, step }: Moment,
  { node, recorded }: PathsAnswer,
): string => {
  if (!recorded) return 'which backward does not need'
  return progressOf(schedule, graph, gradientCell(graph, node), step).complete
    ? 'as backward found it'
    : 'as backward will find it'
}

/** `2 of 4 operations collapsed: 3 terms, 5 multiplications; every path: 9`. */
export const collapseWords = ({ collapsed, operations, terms, now, every }: PathsAnswer): string =>
  `${collapsed} of ${operations.length} ${operations.length === 1 ? 'operation' : 'operations'} collapsed: ` +
  `${countOf(terms, 'term')}, ${countOf(now.multiplications, 'multiplication')}; ` +
  `every path: ${countText(every.multiplications)}`

/** What the last step of the slider did, in a sentence. */
export const collapseSentence = (moment: Moment, answer: PathsAnswer): string => {
  const { collapsed, operations, pulledApart } = answer
  const { gradient, text, output } = namesOf(moment.graph, moment.notation)
  if (operations.length === 0) return `${text(answer.node)} is the output itself: ∂${output}/∂${output} = 1.`
  if (collapsed === 0)
    return 'Each path by itself: its local derivatives multiplied. Drag the slider to collapse them from the output.'
  if (collapsed < operations.length)
    return `${gradient(operations[collapsed - 1]!)} is known now, so every path through it ends there.`
  const apart =
    pulledApart > 0
      ? ` Edges side by side are added first; pulled one by one they take ${pulledApart.toLocaleString('en')} more.`
      : ''
  const left = addsToOthers(answer) ? sumName(moment, answer) : 'the gradient'
  return `One term is left, ${left}. This is reverse mode: every operation’s gradient once, and no path twice.${apart}`
}

/** What is said of the order and of numbers that are not finite; empty where there is nothing to say. */
export const orderRemark = ({ largestFirst, terms, shown }: PathsAnswer): string => {
  if (!largestFirst)
    return 'Some numbers on the way are NaN or infinite, so the terms stand in the order of their edges, not by size.'
  return terms > 1n && shown.length > 1 ? 'Largest first.' : ''
}

/** What is said where no path leads to the output; null where one does. */
export const noPathWords = (moment: Moment, { paths, node }: PathsAnswer): string | null => {
  if (paths > 0n) return null
  const { text, output, gradient } = namesOf(moment.graph, moment.notation)
  return `No path leads from ${text(node)} to ${output}: changing it changes nothing there, so ${gradient(node)} = 0.`
}
