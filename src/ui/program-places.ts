import type { Graph } from '../engine/graph.ts'
import type { Program } from '../models/program.ts'
import type { Span } from '../models/program-problem.ts'

const holds = (span: Span, from: number, to: number): boolean => span.from <= from && to <= span.to

const lengthOf = ({ from, to }: Span): number => to - from

/** The word that a selection lies in or touches, empty where there is none. */
const wordAt = (text: string, from: number, to: number): string => {
  const before = /[\p{L}\p{M}\p{Nd}_]*$/u.exec(text.slice(0, from))?.[0] ?? ''
  const after = /^[\p{L}\p{M}\p{Nd}_]*/u.exec(text.slice(from))?.[0] ?? ''
  const word = before + after
  return word !== '' && to <= from + after.length ? word : ''
}

/** The node whose text holds a selection, the smallest where several do; −1 where none does. */
export const nodeAtText = (text: string, program: Program, from: number, to: number): number => {
  const { leaves, operations } = program.spans
  const { model } = program
  const word = wordAt(text, from, to)
  const named = word === '' ? -1 : model.operations.findIndex(({ name }) => name === word)
  if (named >= 0) return leaves.length + named
  let node = -1
  let least = Number.POSITIVE_INFINITY
  const offer = (id: number, span: Span): void => {
    if (!holds(span, from, to) || lengthOf(span) >= least) return
    node = id
    least = lengthOf(span)
  }
  leaves.forEach((spans, i) => {
    for (const span of spans) offer(i, span)
  })
  operations.forEach(({ whole }, i) => {
    offer(leaves.length + i, whole)
  })
  return node
}

/** A node's text: all of it, and the signs that stand for it. */
export interface NodeText {
  readonly whole: readonly Span[]
  readonly signs: readonly Span[]
}

const NOWHERE: NodeText = { whole: [], signs: [] }

/** Where a node stands in the text of its program. */
export const textOfNode = ({ spans }: Program, node: number): NodeText => {
  const { leaves, operations } = spans
  if (node < 0) return NOWHERE
  if (node < leaves.length) return { whole: leaves[node]!, signs: [] }
  const operation = operations[node - leaves.length]
  return operation ? { whole: [operation.whole], signs: operation.signs } : NOWHERE
}

/** Whether a graph is that of this program, so that nodes mean the same in both. */
export const isGraphOf = (program: Program, { nodeCount }: Graph): boolean =>
  program.spans.leaves.length + program.spans.operations.length === nodeCount
