import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GEOMETRY } from '../../src/layout/geometry.ts'
import type { Box, NetworkLayout } from '../../src/layout/layout.ts'
import { layoutNetwork } from '../../src/layout/network-layout.ts'
import { compile } from '../../src/models/compile.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import { square } from '../models/graph-recipe.ts'

const layered = (sizes: readonly number[], aspect: number, biases = true): NetworkLayout =>
  layoutNetwork(compile(layeredRecipe({ sizes, biases })), aspect)!

const mazurGraph = compile(mazur)
const mazurLayout = layoutNetwork(mazurGraph, 1.5)!

const sizesUpTo = (most: number) =>
  fc.array(fc.integer({ min: 1, max: most }), { minLength: 2, maxLength: 5 })
const aspects = fc.oneof(fc.double({ min: 0.3, max: 4, noNaN: true }), fc.constant(0))
const full = fc.tuple(sizesUpTo(8), aspects, fc.boolean())
const any = fc.tuple(sizesUpTo(30), aspects, fc.boolean())

const join = (a: Box, b: Box): Box => {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y }
}

/** Everything that may be drawn at the same time, by name; a strip stands under its open glyph too. */
const boxes = (l: NetworkLayout): [string, Box][] => [
  ...l.columns.map((c): [string, Box] => [
    c.title,
    { x: c.x - 4.5 * c.title.length, y: c.y - 16, w: 9 * c.title.length, h: 21 },
  ]),
  ...l.inputs.map((p): [string, Box] => [`input ${p.node}`, p.box]),
  ...l.neurons.map((p): [string, Box] => {
    const openStrip = { ...p.strip, y: p.open.y + p.open.h + (p.strip.y - p.box.y - p.box.h) }
    return [p.name, join(join(p.open, openStrip), p.strip)]
  }),
  ...l.neurons.flatMap((p): [string, Box][] => (p.bias ? [[`bias of ${p.name}`, p.bias.pill]] : [])),
  ...l.wires.flatMap((w): [string, Box][] => (w.pill ? [[`weight ${w.weight}`, w.pill]] : [])),
  ...(l.loss ? [['loss', join(l.loss.box, l.loss.strip)] satisfies [string, Box]] : []),
  ...(l.rate ? [['learning rate', l.rate] satisfies [string, Box]] : []),
]

const EPSILON = 1e-9
const overlap = (a: Box, b: Box): boolean =>
  a.x + a.w > b.x + EPSILON &&
  b.x + b.w > a.x + EPSILON &&
  a.y + a.h > b.y + EPSILON &&
  b.y + b.h > a.y + EPSILON

const contains = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x - EPSILON &&
  inner.y >= outer.y - EPSILON &&
  inner.x + inner.w <= outer.x + outer.w + EPSILON &&
  inner.y + inner.h <= outer.y + outer.h + EPSILON

const middle = (b: Box): number => b.y + b.h / 2

/** Right middle of every input and neuron by node. */
const rightEdges = (l: NetworkLayout) =>
  new Map(
    [...l.inputs, ...l.neurons.map((n) => ({ node: n.activation, box: n.box }))].map(({ node, box }) => [
      node,
      [box.x + box.w, middle(box)],
    ]),
  )

describe('Mazur’s network', () => {
  test('has titles over its columns', () => {
    expect(mazurLayout.columns.map((c) => c.title)).toEqual(['Input', 'Hidden layer', 'Output layer', 'Loss'])
    const [h1] = mazurLayout.neurons
    expect(mazurLayout.columns[1]).toEqual({
      title: 'Hidden layer',
      x: h1!.box.x + GEOMETRY.neuron.w / 2,
      y: GEOMETRY.titleBaseline,
    })
  })

  test('has two inputs, four neurons, eight wires with pills and a loss of two terms', () => {
    expect(mazurLayout.detail).toBe('full')
    expect(mazurLayout.inputs.map((p) => mazurGraph.nodes[p.node]!.name)).toEqual(['i1', 'i2'])
    expect(mazurLayout.neurons.map((p) => [p.name, p.layer, p.unit])).toEqual([
      ['h1', 1, 0],
      ['h2', 1, 1],
      ['o1', 2, 0],
      ['o2', 2, 1],
    ])
    expect(mazurLayout.wires.map((w) => mazurGraph.nodes[w.weight]!.name)).toEqual(
      'w1 w2 w3 w4 w5 w6 w7 w8'.split(' '),
    )
    expect(mazurLayout.wires.every((w) => w.pill)).toBe(true)
    expect(mazurLayout.loss!.terms).toHaveLength(2)
    expect(mazurLayout.loss!.node).toBe(mazurGraph.output)
  })

  test('stands in level rows: i1, h1 and o1 are equally high, as are i2, h2 and o2', () => {
    const heights = [...mazurLayout.inputs, ...mazurLayout.neurons].map((p) => Math.round(middle(p.box)))
    expect(new Set([heights[0], heights[2], heights[4]]).size).toBe(1)
    expect(new Set([heights[1], heights[3], heights[5]]).size).toBe(1)
  })

  test('has its ports level with the pills, so that wires run straight from them', () => {
    for (const w of mazurLayout.wires) expect(w.to[1]).toBe(middle(w.pill!))
  })
})

describe('nodes and edges', () => {
  test('a wire names the edges of its product, which lead from its weight and source to its Σ', () => {
    fc.assert(
      fc.property(sizesUpTo(12), (sizes) => {
        const graph = compile(layeredRecipe({ sizes }))
        const l = layoutNetwork(graph, 1.5)!
        const ends = (edge: number) => [graph.source[edge], graph.consumer[edge]]
        expect(l.wires.map((w) => [w.weightEdge, w.activationEdge, w.productEdge].map(ends))).toEqual(
          l.wires.map((w) => [
            [w.weight, w.product],
            [w.source, w.product],
            [w.product, w.sum],
          ]),
        )
        for (const n of l.neurons) if (n.bias) expect(ends(n.bias.edge)).toEqual([n.bias.node, n.sum])
        for (const t of l.loss!.terms) {
          expect(ends(t.activationEdge)).toEqual([t.activation, t.node])
          expect(ends(t.targetEdge)).toEqual([t.target, t.node])
        }
        const products = graph.nodes.filter((n) => n.tag?.role === 'product').map((n) => n.id)
        expect(l.wires.map((w) => w.product).toSorted((a, b) => a - b)).toEqual(products)
      }),
      { numRuns: 50 },
    )
  })

  test('wires and terms begin in the middle of their source’s right edge and end on a left edge', () => {
    fc.assert(
      fc.property(any, (args) => {
        const l = layered(...args)
        const right = rightEdges(l)
        const bySum = new Map(l.neurons.map((n) => [n.sum, n]))
        const astray = l.wires.filter(({ sum, source, from, to }) => {
          const { box } = bySum.get(sum)!
          const [x, y] = right.get(source)!
          const ends = to[0] === box.x && to[1] > box.y && to[1] < box.y + box.h
          return !(ends && from[0] === x && from[1] === y)
        })
        expect(astray).toEqual([])
        for (const t of l.loss!.terms) {
          expect(t.from).toEqual(right.get(t.activation))
          expect(t.to[0]).toBe(l.loss!.box.x)
          expect(t.to[1] > l.loss!.box.y && t.to[1] < l.loss!.box.y + l.loss!.box.h).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('room', () => {
  test('with full glyphs nothing overlaps, open neurons and their strips included', () => {
    fc.assert(
      fc.property(full, (args) => {
        const l = layered(...args)
        expect(l.detail).toBe('full')
        const all = boxes(l)
        const clashes: string[] = []
        for (let i = 0; i < all.length; i++)
          for (let j = 0; j < i; j++)
            if (overlap(all[i]![1], all[j]![1])) clashes.push(`${all[i]![0]} on ${all[j]![0]}`)
        expect(clashes).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('everything is inside, and every number is finite', () => {
    fc.assert(
      fc.property(fc.oneof(full, any), (args) => {
        const l = layered(...args)
        const whole: Box = { x: 0, y: 0, w: l.width, h: l.height }
        const outside = boxes(l).flatMap(([name, box]) => (contains(whole, box) ? [] : [name]))
        expect(outside).toEqual([])
        expect(l.wires.flatMap((w) => [...w.from, ...w.to]).every(Number.isFinite)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('circles and dots do not touch, and an open glyph contains its closed one', () => {
    fc.assert(
      fc.property(any, (args) => {
        const l = layered(...args)
        const clashes: number[] = []
        const closed = [...l.inputs, ...l.neurons].map((p) => p.box)
        for (let i = 0; i < closed.length; i++)
          if (closed.slice(0, i).some((b) => overlap(b, closed[i]!))) clashes.push(i)
        expect(clashes).toEqual([])
        for (const n of l.neurons) expect(contains(n.open, n.box)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('the detail falls with the biggest column, pills with the number of incoming weights', () => {
    expect([8, 9, 24, 25].map((n) => layered([2, n, 1], 1.5).detail)).toEqual([
      'full',
      'compact',
      'compact',
      'dot',
    ])
    const pills = layered([5, 6, 2], 1.5).wires.map((w) => w.pill !== null)
    expect(pills).toEqual([...new Array<boolean>(30).fill(true), ...new Array<boolean>(12).fill(false)])
    expect(layered([2, 9, 1], 1.5).wires.some((w) => w.pill)).toBe(false)
    expect(layered([2, 9, 1], 1.5).neurons.every((n) => n.bias === null && n.strip.h === 0)).toBe(true)
  })
})

describe('the shape of the stage', () => {
  const ratio = (aspect: number): number => {
    const l = layoutNetwork(mazurGraph, aspect)!
    return l.width / l.height
  }

  test('is met where gaps or rows can grow enough', () => {
    for (const aspect of [1.6, 1.8, 2.2]) expect(ratio(aspect)).toBeCloseTo(aspect, 6)
  })

  test('never shrinks anything, and grows no further than the limits', () => {
    const gaps = (l: NetworkLayout): number => l.wires[0]!.pill!.x - l.inputs[0]!.box.x - l.inputs[0]!.box.w
    fc.assert(
      fc.property(
        fc.double().filter((aspect) => aspect !== 0),
        (aspect) => {
          const l = layoutNetwork(mazurGraph, aspect)!
          const gap = gaps(l)
          expect(gap).toBeGreaterThanOrEqual(GEOMETRY.wideGap - EPSILON)
          expect(gap).toBeLessThanOrEqual(GEOMETRY.wideGap * GEOMETRY.widest * GEOMETRY.roomier + EPSILON)
          expect(Number.isFinite(l.height)).toBe(true)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('is left alone where it is 0: everything stands as close together as it may', () => {
    const close = layoutNetwork(mazurGraph, 0)!
    for (const aspect of [0.3, 1, 1.5, 2]) {
      const l = layoutNetwork(mazurGraph, aspect)!
      expect(close.width).toBeLessThanOrEqual(l.width)
      expect(close.height).toBeLessThanOrEqual(l.height)
    }
  })

  test('lets columns stand as close as they may where it is narrow, and rows apart', () => {
    const close = layoutNetwork(mazurGraph, 0)!
    const [narrow, usual] = [1.1, 1.5].map((aspect) => layoutNetwork(mazurGraph, aspect)!)
    expect(narrow!.width).toBe(close.width)
    expect(narrow!.width).toBeLessThan(usual!.width)
    expect(narrow!.height).toBeGreaterThan(usual!.height)
  })

  test('makes rows lower and glyphs wider where only the height limits the picture', () => {
    const [usual, low] = [2.2, 2.4].map((aspect) => layoutNetwork(mazurGraph, aspect)!)
    expect(usual!.height - low!.height).toBeCloseTo(2 * (GEOMETRY.rowGap - GEOMETRY.tightRowGap), 6)
    expect([usual!.textScale, low!.textScale]).toEqual([1, GEOMETRY.roomier])
    expect(low!.neurons[0]!.box.w / usual!.neurons[0]!.box.w).toBeCloseTo(GEOMETRY.roomier, 6)
    expect(low!.neurons[0]!.open.w / usual!.neurons[0]!.open.w).toBeCloseTo(GEOMETRY.roomier, 6)
    expect(low!.wires[0]!.pill!.w / usual!.wires[0]!.pill!.w).toBeCloseTo(GEOMETRY.roomier, 6)
    expect(low!.neurons[0]!.box.h).toBe(usual!.neurons[0]!.box.h)
  })

  test('the same graph and aspect give the same places', () => {
    expect(layoutNetwork(compile(mazur), 1.5)).toEqual(mazurLayout)
  })
})

test('a graph without tags has no network layout', () => {
  expect(layoutNetwork(compile(square), 1.5)).toBeNull()
})

test('10,000 edges are placed', () => {
  const l = layered([50, 100, 50], 1.5)
  expect([l.detail, l.wires.length]).toEqual(['dot', 10_000])
})
