import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Graph, gradientCell } from '../../src/engine/graph.ts'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import { localDerivatives } from '../../src/engine/links.ts'
import { ops } from '../../src/engine/ops.ts'
import { pathsOf } from '../../src/engine/paths.ts'
import { hasGradient } from '../../src/engine/schedule.ts'
import { anyNumber, randomGraph, randomNetwork } from './arbitrary.ts'
import { linksIn, pathsIn, recorded, walk } from './path-oracle.ts'

const MOST_WALKED = 3000

const smooth = [
  ops.sum,
  ops.sub,
  ops.mul,
  ops.neg,
  ops.sin,
  ops.tanh,
  ops.sigmoid,
  ops.relu,
  ops.max,
  ops.square,
]
const tame: fc.Arbitrary<Graph> = fc.oneof(
  randomGraph(fc.double({ min: -1.5, max: 1.5, noNaN: true }), smooth),
  randomNetwork().map(({ graph }) => graph),
)
const wild: fc.Arbitrary<Graph> = fc.oneof(
  randomGraph(anyNumber),
  randomNetwork(anyNumber).map(({ graph }) => graph),
)

/** Checks a law for every node of random graphs that does not have too many paths to be walked. */
const holds = (graphs: fc.Arbitrary<Graph>, law: (graph: Graph, node: number) => void): void => {
  fc.assert(
    fc.property(graphs, fc.nat(1000), (graph, pick) => {
      const node = pick % graph.nodeCount
      if (linksIn(graph, node).paths <= MOST_WALKED) law(graph, node)
    }),
    { numRuns: 400, seed: 23 },
  )
}

const close = (a: number, b: number, scale: number): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * Math.max(scale, Math.abs(b)))

describe('paths of random graphs', () => {
  test('are counted without being listed', () => {
    holds(wild, (graph, node) => {
      const { linked, paths } = linksIn(graph, node)
      const answer = pathsIn(graph, node, 0, 3)
      expect(answer.paths).toBe(BigInt(paths))
      expect(answer.paths).toBe(BigInt(walk(linked, () => 1, linked.nodes.length - 1).length))
    })
  })

  test('add up to the gradient, however far they are collapsed', () => {
    holds(tame, (graph, node) => {
      const columns = recorded(graph)
      const { cells } = localDerivatives(graph, columns)
      const { operations } = pathsIn(graph, node)
      for (let collapsed = 0; collapsed <= operations.length; collapsed++) {
        const answer = pathsOf(graph, columns, { node, collapsed, most: MOST_WALKED })
        if (hasGradient(graph, node)) expect(answer.gradient).toBe(cells[gradientCell(graph, node)])
        expect(answer.terms).toBe(BigInt(answer.shown.length))
        const scale = answer.shown.reduce((sum, { product }) => sum + Math.abs(product), 0)
        close(answer.sum, answer.gradient, scale)
        expect(answer.rest).toBe(0)
      }
      const { shown, sum, gradient } = pathsIn(graph, node, operations.length)
      expect(shown.length).toBe(answerable(graph, node) ? 1 : 0)
      expect(sum).toBe(gradient)
    })
  })

  test('come with the largest first, and equal ones in the order of their edges', () => {
    holds(fc.oneof(tame, wild), (graph, node) => {
      const { linked } = linksIn(graph, node)
      const all = pathsIn(graph, node)
      if (!all.largestFirst) return
      for (const collapsed of [0, 1, Math.floor(all.operations.length / 2)]) {
        const { shown, operations } = pathsIn(graph, node, collapsed, 7)
        const open = operations.length - Math.min(collapsed, operations.length)
        const gradients = linked.nodes.map((n) => pathsIn(graph, n).gradient)
        const walked = [...walk(linked, (p) => gradients[p]!, open)]
        const inOrder = walked
          .map((term, k) => ({ ...term, k }))
          .sort((a, b) => Math.abs(b.product) - Math.abs(a.product) || a.k - b.k)
          .slice(0, 7)
        expect(shown.map((t) => t.product)).toEqual(inOrder.map((t) => t.product))
        expect(shown.map((t) => t.links.flatMap((l) => l.edges))).toEqual(inOrder.map((t) => t.edges))
      }
    })
  })

  test('stand in the order of their edges where numbers are not finite', () => {
    let seen = 0
    holds(wild, (graph, node) => {
      const { linked } = linksIn(graph, node)
      const { shown, largestFirst } = pathsIn(graph, node, 0, 7)
      if (largestFirst) return
      seen++
      const walked = walk(linked, () => 1, linked.nodes.length - 1).slice(0, 7)
      expect(shown.map((t) => t.links.flatMap((l) => l.edges))).toEqual(walked.map((t) => t.edges))
    })
    expect(seen).toBeGreaterThan(5)
  })

  test('never take fewer multiplications than reverse mode, and the count ends there', () => {
    holds(wild, (graph, node) => {
      const { linked } = linksIn(graph, node)
      const { every, reverse, operations } = pathsIn(graph, node, 0, 1)
      const lengths = walk(linked, () => 1, linked.nodes.length - 1).map((t) => t.taken.length)
      expect(every.multiplications).toBe(BigInt(lengths.reduce((sum, n) => sum + Math.max(0, n - 1), 0)))
      expect(every.additions).toBe(BigInt(Math.max(0, lengths.length - 1)))
      expect(every.multiplications >= reverse.multiplications).toBe(true)
      const end = pathsIn(graph, node, operations.length, 1)
      expect(end.now).toEqual(reverse)
      expect(end.now.multiplications >= 0n).toBe(true)
    })
  })
})

const answerable = (graph: Graph, node: number): boolean => graph.reachesOutput[node] === 1

/** x ═══ ×2 ═══ ×2 … : so many times added to itself. */
const doubled = (times: number): Graph => {
  const b = graphBuilder()
  let x = b.leaf('x', 1, { trainable: true })
  for (let i = 0; i < times; i++) x = b.apply(ops.sum, [x, x], `d${i}`)
  return b.build(x)
}

/** X to Y along α, β, γ, and Y to Z along δ, ε, ζ. */
const olah = (): { graph: Graph; X: number } => {
  const b = graphBuilder()
  const X = b.leaf('X', 2, { needsGradient: true })
  const times = (x: number, name: string, slope: number): number => b.apply(ops.mul, [x, b.leaf(name, slope)])
  const Y = b.apply(ops.sum, [times(X, 'α', 2), times(X, 'β', 3), times(X, 'γ', 5)], 'Y')
  const Z = b.apply(ops.sum, [times(Y, 'δ', 7), times(Y, 'ε', 11), times(Y, 'ζ', 13)], 'Z')
  return { graph: b.build(Z), X }
}

describe('Olah’s 3 × 3 paths', () => {
  const { graph, X } = olah()

  test('are nine products of two, or one product of two sums', () => {
    const { paths, every, reverse, gradient, shown } = pathsIn(graph, X)
    expect(paths).toBe(9n)
    expect(every).toEqual({ terms: 9n, multiplications: 9n, additions: 8n })
    expect(reverse).toEqual({ terms: 1n, multiplications: 1n, additions: 4n })
    expect(gradient).toBe((2 + 3 + 5) * (7 + 11 + 13))
    expect(shown.map((t) => t.product)).toEqual([65, 55, 39, 35, 33, 26, 22, 21, 14])
    expect(shown[0]!.links.map((l) => l.local)).toEqual([5, 13])
  })

  test('become three once the gradient of Y is known, and one at the end', () => {
    const terms = [0, 1, 2].map((s) => pathsIn(graph, X, s))
    expect(terms.map((t) => t.terms)).toEqual([9n, 3n, 1n])
    expect(terms.map((t) => t.now.multiplications)).toEqual([9n, 3n, 1n])
    expect(terms.map((t) => t.now.additions)).toEqual([8n, 4n, 4n])
    expect(terms.map((t) => t.sum)).toEqual([310, 310, 310])
    expect(terms[0]!.operations.map((n) => graph.nodes[n]!.name)).toEqual(['Y', 'X'])
    expect(terms[2]!.pulledApart).toBe(2)
  })
})

describe('paths that explode', () => {
  test('2^60 are counted exactly and the first are shown, all equal', () => {
    const { paths, shown, every, reverse, rest, gradient, now } = pathsIn(doubled(60), 0, 0, 20)
    expect(paths).toBe(2n ** 60n)
    expect(gradient).toBe(2 ** 60)
    expect(shown).toHaveLength(20)
    expect(shown.map((t) => t.product)).toEqual(Array(20).fill(1))
    expect(rest).toBe(2 ** 60 - 20)
    expect(every.multiplications).toBe(59n * 2n ** 60n)
    expect(reverse.multiplications).toBe(59n)
    expect(now).toEqual(every)
    const last = (t: (typeof shown)[number]): number => t.links.at(-1)!.edges[0]!
    expect(last(shown[1]!)).toBe(last(shown[0]!) + 1)
  })

  test('collapsed one by one they halve', () => {
    const graph = doubled(12)
    for (let s = 0; s <= 12; s++)
      expect(pathsIn(graph, 0, s, 1).terms).toBe(s === 12 ? 1n : 2n ** BigInt(12 - s))
  })

  test('a chain of thousands is one path', () => {
    const b = graphBuilder()
    let x = b.leaf('x', 0.3, { trainable: true })
    for (let i = 0; i < 3000; i++) x = b.apply(ops.sin, [x])
    const { shown, gradient } = pathsIn(b.build(x), 0, 0, 5)
    expect(shown).toHaveLength(1)
    expect(shown[0]!.product).toBe(gradient)
  })
})

describe('nodes without a gradient of their own', () => {
  test('a constant has paths all the same, and its gradient is worked out', () => {
    const b = graphBuilder()
    const x = b.leaf('x', 3, { trainable: true })
    const two = b.leaf('two', 2)
    const graph = b.build(b.apply(ops.sum, [b.apply(ops.mul, [x, two], 'p'), two], 'f'))
    const { recorded: written, gradient, sum, paths } = pathsIn(graph, two)
    expect({ written, gradient, sum, paths }).toEqual({ written: false, gradient: 4, sum: 4, paths: 2n })
  })

  test('a node that does not reach the output has no path', () => {
    const b = graphBuilder()
    const x = b.leaf('x', 3, { trainable: true })
    const unused = b.apply(ops.exp, [x], 'unused')
    const graph = b.build(b.apply(ops.square, [x], 'y'))
    const { paths, shown, gradient, operations } = pathsIn(graph, unused)
    expect({ paths, shown, gradient, operations }).toEqual({
      paths: 0n,
      shown: [],
      gradient: 0,
      operations: [],
    })
  })

  test('the output is a path without edges', () => {
    const { paths, shown, gradient, reverse } = pathsIn(doubled(3), 3)
    expect({ paths, gradient }).toEqual({ paths: 1n, gradient: 1 })
    expect(shown).toEqual([{ links: [], end: 3, upstream: 1, product: 1 }])
    expect(reverse).toEqual({ terms: 1n, multiplications: 0n, additions: 0n })
  })

  test('a node that is not there is refused', () => {
    expect(() => pathsIn(doubled(3), 4)).toThrow('node is 4; expected 0 to 3')
  })
})
