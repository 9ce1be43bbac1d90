import { brace, type Formula, joined, op, row } from '../engine/formula.ts'
import { gradientCell } from '../engine/graph.ts'
import type { Step } from '../engine/step.ts'
import type { Origin } from './explanation.ts'
import { formulaText, isLiteral } from './formula-text.ts'
import { isLogitTerm } from './loss-words.ts'
import {
  derivativeFormula,
  elided,
  equation,
  namedOperation,
  operationFormula,
  operationWords,
} from './operation.ts'
import { type PullParts, productOf, pullParts } from './pull-parts.ts'
import { beforeOf, reason } from './reason.ts'
import { samplesBefore } from './sample-words.ts'
import { capital, countWord, inFormula, type Quantity, quantity, relation, say } from './sentence.ts'
import { cellNow, operandsOf, sourcesOf, type Telling, writerOf, written } from './telling.ts'

/** How a number was made: its symbols, then its numbers with the result, which is not said twice. */
export const originOf = (
  q: Quantity,
  left: Formula,
  right: Formula,
  numbers: Formula,
  sentence: Origin['sentence'],
  step: number,
): Origin => ({
  value: q.value,
  hue: q.hue,
  symbols: equation(left, right),
  numbers:
    formulaText(numbers) === formulaText(inFormula(q))
      ? row(op(relation(q.value)), inFormula(q))
      : row(op('='), numbers, op(relation(q.value)), inFormula(q)),
  sentence,
  step,
})

/** How a gradient was made before place `until`: its pulls, or its seed; null where it has no step. */
export const originOfGradient = (t: Telling, node: number, until: number): Origin | null => {
  const cell = gradientCell(t.graph, node)
  const writer = writerOf(t, cell, until)
  if (writer === null || writer.kind === 'zero') return null
  const q = quantity(writer.after, 'gradient', cell)
  const left = t.names.gradientSymbol(node)
  if (writer.kind === 'seed')
    return {
      ...originOf(q, left, left, inFormula(q), say('Backward started with it.'), writer.index),
      numbers: row(op('='), inFormula(q)),
    }
  const pulls = pullsInto(t, cell, until)
  const first = pulls[0]!
  const earlier = first.step.before === 0 ? null : beforeOf(first.step)
  const symbols = pulls.map((p) => row(p.upstreamSymbol, op('×'), p.localSymbol))
  const numbers = pulls.map((p, i) => productOf(p, i === 0 && earlier === null))
  const sentence =
    pulls.length === 1
      ? say(
          `${t.names.gradient(first.upstreamNode)} times the local derivative`,
          reason(t, first),
          earlier ? `, added to what ${samplesBefore(t)} left.` : '.',
        )
      : say(`${capital(countWord(pulls.length))} contributions added up.`)
  return originOf(
    q,
    left,
    joined('+', elided(earlier ? [brace(left, 'samples before'), ...symbols] : symbols)),
    joined('+', elided(earlier ? [inFormula(earlier), ...numbers] : numbers)),
    sentence,
    writer.index,
  )
}

const pullsInto = (t: Telling, cell: number, until: number): readonly PullParts[] => {
  const { firstWrite, writeStep } = t.schedule
  const pulls: PullParts[] = []
  for (let w = firstWrite[cell]!; w < firstWrite[cell + 1]! && writeStep[w]! < until; w++) {
    const step: Step = t.trace.at(writeStep[w]!)
    if (step.kind === 'pull') pulls.push(pullParts(t, step, true))
  }
  return pulls
}

/** What computed a value, in words. */
const valueWords = (t: Telling, node: number): string => {
  const { names, graph } = t
  const { tag, op: operation } = graph.nodes[node]!
  const sources = sourcesOf(graph, node).map((s) => names.thing(s))
  switch (tag?.role) {
    case 'sum':
      return `${names.owner(node)} added its inputs.`
    case 'activation':
      return `${capital(operation!.noun)} of ${names.text(graph.source[graph.firstEdge[node]!]!)}.`
    case 'product':
      return `${capital(sources[0]!)} times ${sources[1]}.`
    case 'term':
      if (isLogitTerm(graph, node)) return `${capital(sources[0]!)} times ${sources[1]}.`
      return `How far ${names.owner(node)} is from its target: ${operation!.noun}.`
    case 'logSumExp':
      return 'All logits, taken together.'
    case 'probability':
      return `What ${names.owner(node)} says as a probability.`
    case 'loss':
      return 'The terms of the loss, put together.'
    default:
      return `${capital(operationWords(operation!, sources))}.`
  }
}

/** How a node's value was computed; null for a leaf. */
export const originOfValue = (t: Telling, node: number): Origin | null => {
  const { op: operation } = t.graph.nodes[node]!
  const writer = writerOf(t, node, t.beat.to)
  if (!operation || writer?.kind !== 'apply') return null
  const operands = operandsOf(writer)
  const q = written(t, writer)
  const symbols = sourcesOf(t.graph, node).map((s) => t.names.symbol(s, 'value'))
  const right = namedOperation(operation, symbols)
  return originOf(
    q,
    t.names.symbol(node),
    right,
    operationFormula(operation, operands.map(inFormula)),
    say(valueWords(t, node)),
    writer.index,
  )
}

/** How the local derivative of a pull was found; null where it is a constant or a given number. */
export const originOfLocal = (t: Telling, { consumer, slot, local, source }: PullParts): Origin | null => {
  if (local.cell >= 0) return originOfValue(t, local.cell)
  const { graph, names } = t
  const operation = graph.nodes[consumer]!.op!
  // The sentence says which operand is the largest or smallest: there is nothing to calculate.
  if (operation.name === 'max' || operation.name === 'min') return null
  const sources = sourcesOf(graph, consumer)
  const derivative = (of: (node: number) => Formula): Formula =>
    derivativeFormula(operation, slot, sources.map(of), of(consumer))
  const symbols = derivative((n) => names.symbol(n, 'value'))
  if (symbols.t === 'num' && isLiteral(symbols)) return null
  return originOf(
    local,
    names.slopeSymbol(consumer, source, 'ink', slot),
    symbols,
    derivative((n) => inFormula(cellNow(t, n))),
    say(
      operation.curve
        ? `How steep ${operation.noun} is at this point.`
        : `How fast ${names.text(consumer)} changes with ${names.thing(source)}.`,
    ),
    -1,
  )
}

const MOST_ORIGINS = 4

/** Where the numbers came from that were computed themselves. */
export const firstOrigins = (t: Telling, sources: readonly number[]): readonly Origin[] => {
  const origins: Origin[] = []
  for (const s of new Set(sources)) {
    const origin = originOfValue(t, s)
    if (origin) origins.push(origin)
    if (origins.length === MOST_ORIGINS) break
  }
  return origins
}
