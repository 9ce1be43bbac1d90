import type { GraphNode } from '../engine/graph.ts'
import type { NamedGraph } from './graph-names.ts'
import { codeOfOp } from './op-code.ts'
import { isAtom } from './python-text.ts'

/** How a dialect writes what no operator says. */
export interface ExpressionWriter {
  /** A call, of a function or a method; the slots bind as tightly as they must. */
  readonly call: (op: string, slots: readonly Expression[]) => string
  /** A plain number where only a number of the dialect will do. */
  readonly wrapped: (number: string) => string
}

/** An expression: the operations it computes, and how tightly it binds. */
export interface Expression {
  readonly text: string
  readonly level: number
  readonly nodes: readonly number[]
}

const LEVELS: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '**': 4 }
const NEGATIVE = 3
/** A name, a number or a call. */
const ATOM = 5

/** An expression that stands where at least this level is needed. */
export const within = ({ text, level }: Expression, least: number): string =>
  level < least ? `(${text})` : text

/** An expression as a slot of anything. */
export const atom = (e: Expression): string => within(e, ATOM)

/** An assignment of a program: the name that is given, and its expression. */
export interface Assignment {
  readonly name: string
  readonly expression: Expression
}

/**
 * The operations of a graph as assignments. What has no name of its own and is used once stands inside the expression
 * that uses it.
 */
export const assignments = (named: NamedGraph, writer: ExpressionWriter): readonly Assignment[] => {
  const uses = new Map<number, number>()
  for (const node of named.operations)
    for (const { id } of named.sources(node)) uses.set(id, (uses.get(id) ?? 0) + 1)
  const inlined = (node: GraphNode): boolean =>
    node.op !== null && node.name === '' && node.id !== named.output.id && uses.get(node.id) === 1
  const open = new Map<number, Expression>()

  const slot = (node: GraphNode): Expression => {
    const held = open.get(node.id)
    if (held) return held
    const text = named.nameOf(node)
    return { text, level: text.startsWith('-') ? NEGATIVE : ATOM, nodes: [] }
  }
  const written = (node: GraphNode): Expression => {
    const sources = named.sources(node)
    const op = node.op!.name
    const { sign } = codeOfOp(op)
    const slots = sources.map(slot)
    const nodes = [...slots.flatMap((s) => s.nodes), node.id]
    if (sources.every(named.isConstant) || (sign === undefined && op !== 'neg'))
      for (const [k, s] of sources.entries())
        if (named.isConstant(s)) slots[k] = { text: writer.wrapped(slots[k]!.text), level: ATOM, nodes: [] }
    if (op === 'neg') return { text: `-${within(slots[0]!, NEGATIVE + 1)}`, level: NEGATIVE, nodes }
    if (sign === undefined || slots.length === 1)
      return {
        text: sign === undefined ? writer.call(op, slots) : `+${atom(slots[0]!)}`,
        level: sign === undefined ? (isAtom(writer.call(op, slots)) ? ATOM : 0) : NEGATIVE,
        nodes,
      }
    const level = LEVELS[sign]!
    const text = slots
      .map((s, k) => within(s, k === 0 && sign !== '**' ? level : level + 1))
      .join(` ${sign} `)
    return { text, level, nodes }
  }
  const all: Assignment[] = []
  for (const node of named.operations) {
    const expression = written(node)
    if (inlined(node)) open.set(node.id, expression)
    else all.push({ name: named.nameOf(node), expression })
  }
  return all
}
