import { type Formula, num, op, row, text } from '../engine/formula.ts'
import { cellOwner, type Graph } from '../engine/graph.ts'
import { progressOf } from '../engine/schedule.ts'
import { cellName } from './cell-name.ts'
import { explain } from './explain.ts'
import type { Explanation, Moment, Piece } from './explanation.ts'
import { operationFormula } from './operation.ts'
import { capital, listed, say, shortened } from './sentence.ts'
import { arrivals, sourcesOf, stepsOf, type Telling, tellingOf } from './telling.ts'

type Num = Formula & { readonly t: 'num' }

const UNKNOWN = text('?')
const RELATIONS = new Set(['=', '≈', '←'])

const isNode = (x: unknown): x is object => typeof x === 'object' && x !== null

/** A formula with its numbers replaced, whatever else it is made of. */
const withNumbers = <T>(part: T, replace: (n: Num) => Formula): T => {
  if (!isNode(part)) return part
  if (Array.isArray(part)) return part.map((x) => withNumbers(x, replace)) as T
  if ('t' in part && part.t === 'num') return replace(part as unknown as Num) as T
  return Object.fromEntries(Object.entries(part).map(([key, x]) => [key, withNumbers(x, replace)])) as T
}

/** Whether some part of a formula, of whatever make, is of this kind. */
const has = (part: unknown, is: (f: Formula) => boolean): boolean =>
  isNode(part) && (('t' in part && is(part as Formula)) || Object.values(part).some((x) => has(x, is)))

const isUnknown = (f: Formula): boolean => f.t === 'text' && f.text === '?'
const isNumber = (f: Formula): boolean => f.t === 'num'
const isSymbol = (f: Formula): boolean => f.t === 'sym'

const flat = (f: Formula): readonly Formula[] => (f.t === 'row' ? f.items.flatMap(flat) : [f])

/** What is known before the beat: the number of a cell, undefined where it is not there yet. */
type Before = (cell: number) => number | undefined

const beforeOf = ({ trace, graph, schedule, beat }: Telling): Before => {
  const cells = trace.cellsAt(beat.from).slice()
  return (cell) => (progressOf(schedule, graph, cell, beat.from).known ? cells[cell] : undefined)
}

/** A number as far as it is known: what will come into a slot, a product written out, or `?`. */
const knownPart = (t: Telling, before: Before, n: Num): Formula => {
  const { graph } = t
  const of = (node: number): Formula | null => {
    const value = before(node)
    return value === undefined ? null : num(value + 0, n.hue, node)
  }
  const { holds, index } = cellOwner(graph, n.cell)
  if (holds !== 'slot' && holds !== 'value') return UNKNOWN
  const node = holds === 'slot' ? graph.source[index]! : index
  const operands = sourcesOf(graph, node).map(of)
  const operation = graph.nodes[node]!.op
  if (operation?.name !== 'mul' || operands.some((f) => f === null))
    return (holds === 'slot' ? of(node) : null) ?? UNKNOWN
  return operationFormula(operation, operands as Formula[])
}

/** A line up to where it would give the result away; there stands `?`. `isLast` lines end in the result itself. */
const openLine = (line: Formula, known: (n: Num) => Formula, isLast: boolean): Formula => {
  const parts: Formula[][] = [[]]
  for (const item of flat(line)) {
    if (item.t === 'op' && RELATIONS.has(item.text)) parts.push([])
    parts.at(-1)!.push(item)
  }
  const opened = parts.map((part) => withNumbers(part, known))
  const result = parts.at(-1)!
  const givesAway = isLast && parts.length > 1 && has(result, isNumber) && !has(result, isSymbol)
  const first = opened.findIndex((part) => has(part, isUnknown))
  const end = first >= 0 ? first : givesAway ? parts.length - 1 : -1
  if (end < 0) return row(...opened.flat())
  const sign = parts[end]![0]
  const relation = sign?.t === 'op' && sign.text === '←' ? '←' : '='
  return row(...opened.slice(0, end).flat(), op(relation), UNKNOWN)
}

const namesOfMany = (t: Telling): readonly string[] => {
  const { graph, names, last } = t
  const kinds = stepsOf(t).filter((s) => s.kind !== 'carry')
  const nodes = [...new Set(kinds.map((s) => s.node))].sort((a, b) => a - b)
  const having = (...roles: readonly string[]): readonly number[] =>
    nodes.filter((n) => roles.includes(graph.nodes[n]!.tag?.role ?? ''))
  const main = last.kind === 'pull' ? having('weight', 'bias') : having('activation')
  const name = last.kind === 'pull' ? names.gradient : names.thing
  return (main.length > 0 ? main : nodes).map((n) => name(n))
}

const isConstant = ({ nodes, output }: Graph, node: number): boolean => {
  const { op: operation, name, tag, needsGradient } = nodes[node]!
  return operation === null && name === '' && tag === null && !needsGradient && node !== output
}

/** What the result of a beat is called, as a question. */
const asking = (t: Telling, told: Explanation): string => {
  const { names, graph, last } = t
  const { formula } = told
  const cell = formula?.result.cell ?? last.cell
  const { holds, index } = cellOwner(graph, cell)
  if (last.kind === 'zero') return 'What must gradients start from before contributions are added up?'
  if (formula?.summary) {
    const many = shortened(namesOfMany(t)).map((name) => say(name ?? '…'))
    const all = listed(many).map((p) => (p.t === 'words' ? p.text : ''))
    return `What ${many.length === 1 ? 'is' : 'are'} ${all.join('')}${last.kind === 'update' ? ' after the update' : ''}?`
  }
  if (holds === 'state') return `What is the ${cellName(t.moment, cell)}?`
  if (last.kind === 'update') return `What is ${names.text(last.node)} after its update?`
  if (holds === 'gradient') {
    const adds = last.kind === 'pull' && last.cell === cell && arrivals(t, last).total > 1
    return `What is ${names.gradient(index)}${adds ? ' with this contribution added' : ''}?`
  }
  if (holds !== 'slot') return `What is ${names.thing(index)}?`
  const source = graph.source[index]!
  if (isConstant(graph, source)) return `Which number goes to ${names.text(graph.consumer[index]!)} next?`
  return graph.nodes[source]!.tag?.role === 'product'
    ? `How much does ${names.text(source)} contribute to ${names.owner(graph.consumer[index]!)}?`
    : `How much is ${names.thing(source)}?`
}

const headingOf = (t: Telling, told: Explanation): string => {
  const { kind, edge } = t.last
  if (kind === 'zero') return 'Before contributions are added'
  return kind === 'carry' && isConstant(t.graph, t.graph.source[edge]!) ? 'A number travels' : told.heading
}

const QUESTION_MARK = say(' = ?')

/**
 * The beat of a moment as a question: its formula with the numbers that are known before it and `?` for its result.
 * Nothing that the beat writes is told, in words, formula or chip.
 */
export const questionOf = (moment: Moment): Explanation => {
  const told = explain(moment)
  if (moment.beat === null) return told
  const t = tellingOf(moment, moment.beat)
  const { formula, chip } = told
  const before = beforeOf(t)
  const isKnown = (cell: number, value: number): boolean => {
    const now = before(cell)
    return now !== undefined && Object.is(now + 0, value + 0)
  }
  const known = (n: Num): Formula => (n.cell < 0 || isKnown(n.cell, n.value) ? n : knownPart(t, before, n))
  const stands = (p: Piece): boolean => p.t === 'words' || p.cell < 0 || isKnown(p.cell, p.value)
  const lines = formula?.lines.map((line, k) => openLine(line, known, k === formula.lines.length - 1)) ?? []
  return {
    ...told,
    heading: headingOf(t, told),
    sentence: say(`${capital(asking(t, told))} Think first: the next step forward shows it.`),
    // A constant is called by its number, which would be the answer.
    formula:
      formula && lines.some((line) => has(line, isSymbol))
        ? {
            symbols: lines[0]!,
            numbers: row(),
            result: { ...formula.result, value: Number.NaN, cell: -1, exact: false },
            lines,
            summary: true,
          }
        : null,
    account: null,
    origins: [],
    chip: chip.length > 0 && chip.every(stands) ? [...chip, ...QUESTION_MARK] : [],
    ties: told.ties.filter(({ cell }) => cell < 0 || before(cell) !== undefined),
    boundary: null,
  }
}
