import { type Formula, frac, type Hue, num, paren, row, sym, text } from '../engine/formula.ts'
import type { Graph } from '../engine/graph.ts'
import type { Notation } from './explanation.ts'
import { formatNumber } from './format.ts'
import { formulaText } from './formula-text.ts'
import { prettyName, prettySub, splitName } from './scripts.ts'

/** What an operation without a name computes is its name up to so many characters; others are numbered. */
const LONGEST_EXPRESSION = 5

/** What nodes and gradients are called, in formulas and in sentences. */
export interface Names {
  /** In a sentence: `w₅`, `z of o₁`, `w₅h₁`, `x + y`. */
  text(node: number): string
  /** As `text`, where the neuron is already the subject: `z`, `a`. */
  short(node: number): string
  /** As a thing with an article or owner: `h₁’s activation`, `the input i₁`, `the target of o₁`. */
  thing(node: number): string
  /** Who computes it: the neuron `o₁`, the loss `E`, or the operation's own name. */
  owner(node: number): string
  /** In a formula: w₅, z with subscript o1, a with subscript o1. */
  symbol(node: number, hue?: Hue, cell?: number): Formula
  /** `∂E/∂w₅`, `∂E/∂z of o₁`. */
  gradient(node: number): string
  /** As `gradient`, where the neuron is already the subject: `∂E/∂a`. */
  gradientShort(node: number): string
  gradientSymbol(node: number, hue?: Hue): Formula
  /** The same on one line. */
  gradientInline(node: number, hue?: Hue): Formula
  /**
   * ∂consumer/∂source as a fraction; with a slot whose source stands in other slots too, the derivative by that slot
   * alone: ∂₂L for the second.
   */
  slopeSymbol(consumer: number, source: number, hue?: Hue, slot?: number): Formula
  /** Whether it is called by what it computes, as `a × b`, so that its name needs no words. */
  tellsItself(node: number): boolean
  /** What is differentiated: `E`. */
  readonly output: string
}

const known = new WeakMap<Graph, WeakMap<Notation, Names>>()

/** What the loss of the sample in view is called: `L`, and in a batch of several `L₃`. */
export const sampleLoss = ({ loss, sample }: Notation): string => `${loss}${prettySub(String(sample ?? ''))}`

/** Names everything in a graph after its tags and the recipe's notation. */
export const namesOf = (graph: Graph, notation: Notation): Names => {
  const ofGraph = known.get(graph) ?? new WeakMap<Notation, Names>()
  const names = ofGraph.get(notation) ?? makeNames(graph, notation)
  known.set(graph, ofGraph.set(notation, names))
  return names
}

const makeNames = (graph: Graph, notation: Notation): Names => {
  const { nodes, firstEdge, source, output } = graph
  const texts = new Map<number, string>()
  const telling = new Map<number, boolean>()

  const neuronName = (layer: number, unit: number): string =>
    notation.neurons[layer - 1]?.[unit] ??
    nodes.find((n) => n.tag?.role === 'activation' && n.tag.layer === layer && n.tag.unit === unit)?.name ??
    `n${layer}_${unit + 1}`

  /** Raw name of the neuron that a node belongs to or that a loss term is about. */
  const neuronOf = (node: number): string => {
    const { role, layer, unit, from } = nodes[node]!.tag!
    return role === 'term' || role === 'probability'
      ? neuronName(layer - 1, from)
      : role === 'target'
        ? neuronName(layer - 1, unit)
        : neuronName(layer, unit)
  }

  /** The same as a subscript: `h1`, `h1,2`. */
  const below = (node: number): string => neuronOf(node).replaceAll('_', ',')

  const named = (name: string, hue: Hue, cell: number): Formula => {
    const { base, sub } = splitName(name)
    return sym(base, sub.replaceAll('_', ','), hue, cell)
  }

  const isBareOutput = (node: number): boolean =>
    node === output && (nodes[node]!.tag?.role === 'loss' || (!nodes[node]!.tag && nodes[node]!.name === ''))

  /** A leaf that stands for a number of the expression itself is called by that number. */
  const isConstant = (node: number): boolean => {
    const { op, name, tag, needsGradient } = nodes[node]!
    return op === null && name === '' && tag === null && !needsGradient && node !== output
  }

  let numbers: { readonly letter: string; readonly order: ReadonlyMap<number, number> } | null = null
  /** Nodes without names, numbered from 1: v₁, v₂, … as in a Wengert list, with another letter where v is taken. */
  const numbered = () => {
    const isFree = (letter: string): boolean =>
      nodes.every((n) => !new RegExp(`^${letter}_?\\d`).test(n.name))
    const nameless = nodes.filter((n) => n.op !== null && n.name === '' && n.tag === null)
    numbers ??= {
      letter: ['v', 'u', 's', 'q'].find(isFree) ?? 'node',
      order: new Map(nameless.map((n, i) => [n.id, i + 1])),
    }
    return numbers
  }

  /** What an operation without a name computes, null where that is too long to be a name. */
  const expression = (node: number, hue: Hue, depth: number): Formula | null => {
    const { op, name, tag } = nodes[node]!
    if (!op || name !== '' || tag) return symbol(node, hue)
    const count = firstEdge[node + 1]! - firstEdge[node]!
    // A sum of one number would be called like that number.
    if (depth === 0 || count > 3 || (op.name === 'sum' && count === 1)) return null
    const parts: Formula[] = []
    for (let e = firstEdge[node]!; e < firstEdge[node + 1]!; e++) {
      const part = expression(source[e]!, hue, depth - 1)
      if (part === null) return null
      parts.push(part)
    }
    const whole = op.formula(parts)
    return formulaText(whole).length <= LONGEST_EXPRESSION ? whole : null
  }

  const symbol = (node: number, hue: Hue = 'ink', cell = -1): Formula => {
    const { op, name, tag } = nodes[node]!
    if (isBareOutput(node)) return sym(notation.loss, String(notation.sample ?? ''), hue, cell)
    if (isConstant(node)) return num(nodes[node]!.value + 0, hue, cell < 0 ? node : cell)
    switch (tag?.role) {
      case 'sum':
        return sym('z', below(node), hue, cell)
      case 'activation':
        return sym('a', below(node), hue, cell)
      case 'term':
        return op?.name === 'mul' ? product(node, hue, cell) : sym(notation.loss, below(node), hue, cell)
      case 'logSumExp':
        return sym('lse', '', hue, cell)
      case 'probability':
        return sym('p', below(node), hue, cell)
      case 'target':
        return sym('t', below(node), hue, cell)
      case 'loss':
        return sym('S', '', hue, cell)
      case 'product':
        return product(node, hue, cell)
      default:
        if (name !== '') return named(name, hue, cell)
        return (
          (op && !tag ? expression(node, hue, 2) : null) ??
          sym(numbered().letter, String(numbered().order.get(node) ?? node), hue, cell)
        )
    }
  }

  const product = (node: number, hue: Hue, cell: number): Formula => {
    if (nodes[node]!.tag?.role === 'term')
      return row(sym('t', below(node), hue, cell), sym('a', below(node), hue, cell))
    const parts: Formula[] = []
    for (let e = firstEdge[node + 1]! - 1; e >= firstEdge[node]!; e--) {
      const { name, tag } = nodes[source[e]!]!
      parts.push(
        tag?.role === 'activation'
          ? named(name || neuronOf(source[e]!), hue, cell)
          : symbol(source[e]!, hue, cell),
      )
    }
    return row(...parts)
  }

  const baseText = (node: number): { base: string; of: string } => {
    const role = nodes[node]!.tag?.role
    const of = (base: string): { base: string; of: string } => ({ base, of: prettyName(neuronOf(node)) })
    if (isBareOutput(node)) return { base: sampleLoss(notation), of: '' }
    if (isConstant(node)) return { base: formatNumber(nodes[node]!.value), of: '' }
    if (role === 'sum') return of('z')
    if (role === 'activation') return of('a')
    if (role === 'term') return of(nodes[node]!.op?.name === 'mul' ? 't\u00A0×\u00A0a' : notation.loss)
    if (role === 'probability') return of('p')
    if (role === 'target') return of('t')
    if (role !== 'loss' && nodes[node]!.name !== '') return { base: prettyName(nodes[node]!.name), of: '' }
    const whole = formulaText(symbol(node))
    return { base: /^node[₀-₉]+$/.test(whole) ? `node ${node}` : whole, of: '' }
  }

  const withOwner = (text: string, of: string): string => (of === '' ? text : `${text} of ${of}`)
  /** What gradients are of: in a batch the mean, not the sample's own loss. */
  const whole = (hue: Hue): Formula =>
    isBareOutput(output) ? sym(notation.loss, '', hue) : symbol(output, hue)
  const d = (hue: Hue): Formula => sym('∂', '', hue)
  const dOf = (f: Formula, hue: Hue): Formula =>
    row(d(hue), f.t === 'row' || f.t === 'sup' || f.t === 'frac' ? paren(f) : f)
  const gradientShort = (node: number): string => {
    const { base } = baseText(node)
    const isPlain = /^[\p{L}\p{N}₀-₉,]+$/u.test(base) && nodes[node]!.tag?.role !== 'product'
    return `∂${isBareOutput(output) ? notation.loss : baseText(output).base}/∂${isPlain ? base : `(${base})`}`
  }

  return {
    tellsItself: (node) => {
      const known = telling.get(node)
      if (known !== undefined) return known
      const { op, name, tag } = nodes[node]!
      const isPlain = op !== null && name === '' && tag === null && !isBareOutput(node)
      const tells = isPlain && expression(node, 'ink', 2) !== null
      telling.set(node, tells)
      return tells
    },
    output: isBareOutput(output) ? notation.loss : withOwner(baseText(output).base, baseText(output).of),
    text(node) {
      const text = texts.get(node) ?? withOwner(baseText(node).base, baseText(node).of)
      texts.set(node, text)
      return text
    },
    short: (node) =>
      nodes[node]!.tag?.role === 'term'
        ? withOwner(baseText(node).base, baseText(node).of)
        : baseText(node).base,
    thing(node) {
      const { base, of } = baseText(node)
      const role = nodes[node]!.tag?.role
      if (role === 'activation') return `${of}’s activation`
      if (role === 'input') return `the input ${base}`
      if (role === 'target') return `the target of ${of}`
      if (role === 'logSumExp') return 'the log-sum-exp'
      return withOwner(base, of)
    },
    owner(node) {
      const { base, of } = baseText(node)
      return nodes[node]!.tag?.role === 'product' ? prettyName(neuronOf(node)) : of || base
    },
    symbol,
    gradient: (node) => withOwner(gradientShort(node), baseText(node).of),
    gradientShort,
    gradientInline: (node, hue = 'ink') => row(dOf(whole(hue), hue), text('/'), dOf(symbol(node, hue), hue)),
    gradientSymbol: (node, hue = 'ink') => frac(dOf(whole(hue), hue), dOf(symbol(node, hue), hue)),
    slopeSymbol: (consumer, from, hue = 'ink', slot = -1) => {
      const slots = source.subarray(firstEdge[consumer]!, firstEdge[consumer + 1]!)
      const again = slot >= 0 && slots.filter((s) => s === from).length > 1
      const of = symbol(consumer, hue)
      if (!again) return frac(dOf(of, hue), dOf(symbol(from, hue), hue))
      const isPlain = of.t !== 'row' && of.t !== 'sup' && of.t !== 'frac'
      return row(sym('∂', String(slot + 1), hue), isPlain ? of : paren(of))
    },
  }
}
