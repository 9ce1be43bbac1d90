import type { Graph } from '../engine/graph.ts'
import type { Step } from '../engine/step.ts'
import type { Piece } from './explanation.ts'
import { isLogitTerm } from './loss-words.ts'
import { plainChain } from './plain-chain.ts'
import type { PullParts } from './pull-parts.ts'
import { beforeOf, reason } from './reason.ts'
import { addsToEarlier, samplesBefore } from './sample-words.ts'
import { countWord, equals, grouped, say, times } from './sentence.ts'
import { type Telling, writerOf, written } from './telling.ts'
import { logitRemark, senderOf } from './term-words.ts'

/** A sum has local derivative 1 everywhere, so the gradient comes through as it is. */
const passedOn = (t: Telling, { upstreamNode, source, upstream, local, step }: PullParts): readonly Piece[] =>
  say(
    `${t.names.text(upstreamNode)} is a sum: it changes one-for-one with ${t.names.thing(source)} (local derivative `,
    local,
    '). So its gradient ',
    upstream,
    ` (upstream) passes on unchanged: ${t.names.gradient(source)}`,
    equals(written(t, step)),
    '.',
  )

/** "Near this point E changes at rate … (upstream), and z changes at rate … (local derivative). Multiplied: …" */
export const chainSentence = (t: Telling, parts: PullParts): readonly Piece[] => {
  const { names, graph } = t
  const { upstreamNode, consumer, source, upstream, local, contribution, step } = parts
  if (consumer === upstreamNode && graph.nodes[consumer]!.op?.name === 'sum') return passedOn(t, parts)
  const { tag, op: operation } = graph.nodes[consumer]!
  const plain = tag === null || operation?.name === 'sub' ? plainChain(t, parts) : null
  if (plain) return plain
  const start =
    upstreamNode === graph.output
      ? say(
          `Backward started with ${names.gradient(upstreamNode)}`,
          equals(upstream),
          ' (upstream). Near this point ',
        )
      : say(
          `Near this point ${names.output} changes at rate `,
          upstream,
          ` with ${names.text(upstreamNode)} (upstream), and `,
        )
  return say(
    start,
    `${names.short(upstreamNode)} changes at rate `,
    local,
    ` with ${names.thing(source)} (local derivative`,
    reason(t, parts),
    `). Multiplied: ${names.gradient(source)}`,
    equals(written(t, step)),
    '.',
    contribution.value === 0 && (upstream.value === 0 || local.value === 0)
      ? ` One factor is 0, so near this point ${names.thing(source)} does not change ${names.output}.`
      : '',
  )
}

const isOfLogits = (graph: Graph, node: number): boolean =>
  isLogitTerm(graph, node) || graph.nodes[node]!.tag?.role === 'logSumExp'

const use = (graph: Graph, node: number, consumer: number, total: number): string => {
  const { tag } = graph.nodes[node]!
  if (isOfLogits(graph, consumer))
    return `counts in the loss ${total === 2 ? 'twice' : `${countWord(total)} times`}`
  if (tag?.role === 'activation') return `feeds ${countWord(total)} neurons`
  return tag
    ? `is used in ${countWord(total)} neurons`
    : `is used ${total === 2 ? 'twice' : `${countWord(total)} times`}`
}

/** Where the contributions came from that are there already. */
const earlier = (t: Telling, step: Step, arrived: number, total: number): string => {
  if (arrived === 1) return `from ${samplesBefore(t)}`
  if (addsToEarlier(t.moment) && t.graph.nodes[step.node]!.trainable)
    return `so far, with ${samplesBefore(t)}`
  if (arrived < total) return 'so far'
  if (arrived > 2) return 'from the others'
  const before = writerOf(t, step.cell, step.index)
  return before?.kind === 'pull' ? `from ${senderOf(t, t.graph.consumer[before.edge]!)}` : 'so far'
}

/** "h₁ feeds two neurons, so two contributions add. From o₁: … With … from o₂: …" */
export const additionSentence = (
  t: Telling,
  parts: PullParts,
  arrived: number,
  total: number,
): readonly Piece[] => {
  const { step, source, consumer, upstream, local, contribution } = parts
  const isActivation = t.graph.nodes[source]!.tag?.role === 'activation'
  const subject = isActivation ? t.names.owner(source) : t.names.text(source)
  const gradient = isActivation ? t.names.gradientShort(source) : t.names.gradient(source)
  const result = written(t, step)
  const head =
    total > 1
      ? say(`${subject} ${use(t.graph, source, consumer, total)}, so ${countWord(total)} contributions add. `)
      : []
  const from = say(`From ${senderOf(t, consumer)}: `, times(upstream, local), equals(contribution), '.')
  if (arrived === 1 && step.before === 0)
    return say(head, from, ` That is the first of ${countWord(total)}: ${gradient} is not complete yet.`)
  const sum = say(
    arrived === 1 ? ' Added to ' : ' With ',
    beforeOf(step),
    ` ${earlier(t, step, arrived, total)}: ${gradient}`,
    equals(result),
    '.',
  )
  return say(
    head,
    from,
    sum,
    arrived < total ? ` That is ${grouped(arrived)} of ${grouped(total)}.` : logitRemark(t, step, consumer),
  )
}
