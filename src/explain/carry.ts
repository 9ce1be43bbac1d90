import { op, row } from '../engine/formula.ts'
import { type Graph, type Role, slotCell } from '../engine/graph.ts'
import type { Step } from '../engine/step.ts'
import { isLogitTerm } from './loss-words.ts'
import { remarkOn } from './non-finite.ts'
import { operationWords } from './operation.ts'
import { originOfValue } from './origins.ts'
import { capital, product, quantity, say, times } from './sentence.ts'
import { type Account, factor, formulaOf, operandsOf, sourcesOf, type Telling, written } from './telling.ts'

const carriedBy = (step: Step) => {
  const { value, cell } = factor(step, 'carried')
  return quantity(value, 'value', cell)
}

const slotWords = ['first', 'second', 'third', 'fourth']

/** Where a number goes and what for, after "travels" or "goes". */
const destination = (t: Telling, step: Step, source: number): string => {
  const { graph, names } = t
  const consumer = step.node
  const { tag, op: operation } = graph.nodes[consumer]!
  const owner = names.owner(consumer)
  switch (tag?.role) {
    case 'product':
      return graph.nodes[source]!.tag?.role === 'weight'
        ? `stands on the way to ${owner} and multiplies what passes`
        : `travels towards ${owner}`
    case 'sum':
      return `arrives at ${owner}, which adds what it gets`
    case 'activation':
      return `goes on to ${operation?.noun} of ${owner}`
    case 'term':
      return isLogitTerm(graph, consumer)
        ? `goes to the loss, where target and logit of ${owner} are multiplied`
        : `goes to the loss, where output and target of ${owner} are compared`
    case 'logSumExp':
      return 'goes to the loss, where all logits are taken together'
    case 'probability':
      return `goes to where ${owner}’s probability is worked out`
    case 'loss':
      if (operation?.name === 'mul') return `goes into ${names.text(consumer)}, the mean`
      return operation?.name === 'sub'
        ? `goes into ${names.text(consumer)}, a difference`
        : `goes into the sum ${names.text(consumer)}`
    default: {
      const k = step.edge - graph.firstEdge[consumer]!
      const repeated = sourcesOf(graph, consumer).filter((s) => s === source).length > 1
      const place = repeated ? `, as its ${slotWords[k] ?? `${k + 1}th`} number` : ''
      const operands = sourcesOf(graph, consumer).map((s) => names.text(s))
      const what = names.tellsItself(consumer) || !operation ? '' : `, ${operationWords(operation, operands)}`
      return `travels to ${names.text(consumer)}${what}${place}`
    }
  }
}

const COMPARING: ReadonlySet<Role> = new Set(['term', 'logSumExp', 'probability'])

const heading = (t: Telling, step: Step, source: number): string => {
  const { graph, names } = t
  const owner = names.owner(step.node)
  const from = graph.nodes[source]!.tag?.role
  const to = graph.nodes[step.node]!.tag?.role
  if (from === 'activation')
    return `a of ${names.owner(source)} goes to ${to !== undefined && COMPARING.has(to) ? 'the loss' : owner}`
  if (to === 'probability') return `${names.text(source)} goes to ${names.text(step.node)}`
  if (from === 'weight') return `${names.text(source)} goes into ${names.text(step.node)}`
  if (from === 'sum') return `z of ${owner} goes into ${graph.nodes[step.node]!.op?.symbol}`
  if (from === 'bias') return `${names.text(source)} joins the sum of ${owner}`
  if (from === 'target') return `t of ${owner} goes to the loss`
  if (from === 'term') return `${capital(names.thing(source))} goes to the loss`
  return `${names.text(source)} travels to ${owner}`
}

/** Names of a plain expression are written as they are given, at the beginning of a sentence too. */
const subject = ({ graph, names }: Telling, node: number): string =>
  graph.nodes[node]!.tag ? capital(names.thing(node)) : names.text(node)

const isConstant = ({ nodes }: Graph, node: number): boolean => {
  const { op: operation, name, tag, needsGradient } = nodes[node]!
  return operation === null && name === '' && tag === null && !needsGradient
}

/** A number travels along one edge. */
export const tellCarry = (t: Telling, step: Step): Account => {
  const { graph, names } = t
  const source = graph.source[step.edge]!
  const carried = carriedBy(step)
  const origin = originOfValue(t, source)
  return {
    heading: heading(t, step, source),
    sentence: isConstant(graph, source)
      ? say('The constant ', carried, ` ${destination(t, step, source)}.`)
      : say(`${subject(t, source)} is `, carried, `. It ${destination(t, step, source)}.`),
    formula: formulaOf(names.symbol(source, 'value'), null, written(t, step)),
    origins: origin ? [origin] : [],
    chip: [],
    seen: [carried],
  }
}

/**
 * The product w·a on its way into the weighted sum, told as one thing: the activation travels, is multiplied by the
 * weight, and contributes. `multiplication` is the step that multiplied.
 */
export const tellContribution = (t: Telling, step: Step, multiplication: Step): Account => {
  const { graph, names } = t
  const [activation, weight] = sourcesOf(graph, multiplication.node)
  const [a, w] = operandsOf(multiplication)
  const target = t.names.owner(step.node)
  const result = written(t, step)
  const origin = originOfValue(t, activation!)
  const isInput = graph.nodes[activation!]!.tag?.role === 'input'
  const thing = capital(names.thing(activation!))
  return {
    heading: `${names.text(multiplication.node)} goes into ${target}`,
    sentence: say(
      `${thing}${isInput ? ' = ' : ' '}`,
      a!,
      ` travels to ${target} and is multiplied by ${names.text(weight!)} = `,
      w!,
      ': it contributes ',
      quantity(multiplication.after, 'value', slotCell(graph, step.edge)),
      '.',
      remarkOn({ result: multiplication.after, factors: [a!, w!] }),
    ),
    formula: formulaOf(
      row(
        names.symbol(multiplication.node),
        op('='),
        names.symbol(activation!, 'value'),
        op('×'),
        names.symbol(weight!, 'value'),
      ),
      product(a!, w!),
      result,
    ),
    origins: origin ? [origin] : [],
    chip: times(a!, w!),
    seen: [a!, w!],
  }
}
