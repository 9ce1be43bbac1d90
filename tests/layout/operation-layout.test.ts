import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Graph } from '../../src/engine/graph.ts'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import { ops } from '../../src/engine/ops.ts'
import { ranks } from '../../src/engine/order.ts'
import type { Box, OperationLayout, OperationPlace } from '../../src/layout/layout.ts'
import { layoutOperations } from '../../src/layout/operation-layout.ts'
import { compile } from '../../src/models/compile.ts'
import { expressions } from '../../src/models/expressions.ts'
import { randomGraph } from '../engine/arbitrary.ts'

const STAGE = { width: 1056, height: 640 }
const aspects = fc.double({ min: 0.4, max: 3, noNaN: true })
const EPSILON = 1e-6

const overlap = (a: Box, b: Box): boolean =>
  a.x + a.w > b.x + EPSILON &&
  b.x + b.w > a.x + EPSILON &&
  a.y + a.h > b.y + EPSILON &&
  b.y + b.h > a.y + EPSILON

const partsOf = ({ box, label, strip }: OperationPlace): readonly Box[] =>
  [box, label, strip].filter((b) => b !== null)

/** Everything that is amiss with a layout, in words. */
const problems = (graph: Graph, l: OperationLayout): string[] => {
  const found: string[] = []
  const parts = l.places.flatMap((place, index) => partsOf(place).map((box) => ({ index, box })))
  for (const { index, box } of parts) {
    if (
      box.x < -EPSILON ||
      box.y < -EPSILON ||
      box.x + box.w > l.width + EPSILON ||
      box.y + box.h > l.height + EPSILON
    )
      found.push(`glyph ${index} leaves the stage`)
    for (const other of parts)
      if (other !== undefined && (other.index < index || (other.index === index && other.box !== box)))
        if (overlap(box, other.box)) found.push(`glyph ${index} lies on glyph ${other.index}`)
  }
  l.wires.forEach(({ edge, from, to, points }, index) => {
    if (edge !== index) found.push(`wire ${index} is that of edge ${edge}`)
    const [source, consumer] = [l.places[from]!, l.places[to]!]
    if (source.node !== graph.source[edge] || consumer.node !== graph.consumer[edge])
      found.push(`wire ${index} joins the wrong glyphs`)
    if (points.length % 6 !== 2) found.push(`wire ${index} is not made of splines`)
    const onSide = (y: number, { box }: OperationPlace): boolean => y > box.y && y < box.y + box.h
    if (points[0] !== source.box.x + source.box.w || !onSide(points[1]!, source))
      found.push(`wire ${index} does not leave the right of its source`)
    if (points.at(-2) !== consumer.box.x || !onSide(points.at(-1)!, consumer))
      found.push(`wire ${index} does not reach the left of its consumer`)
    for (let k = 6; k < points.length; k += 6)
      if (points[k]! < points[k - 6]! - EPSILON) found.push(`wire ${index} runs backwards`)
  })
  return found
}

/** How many pieces of wires run through glyphs other than their ends. */
const hidden = (l: OperationLayout): string[] =>
  l.wires.flatMap(({ edge, from, to, points }) =>
    l.places.flatMap((place, index) => {
      if (index === from || index === to) return []
      const hit = partsOf(place).some(({ x, y, w, h }) => {
        for (let k = 0; k + 3 < points.length; k += 6)
          if (points[k + 1] === points[k + 7] && points[k + 1]! > y && points[k + 1]! < y + h)
            if (points[k]! < x + w - EPSILON && points[k + 6]! > x + EPSILON) return true
        return false
      })
      return hit ? [`wire ${edge} runs through glyph ${index}`] : []
    }),
  )

/** A random expression of so many operations, each on recent numbers. */
const randomExpression = (count: number, seed: number): Graph => {
  let state = seed
  const random = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
  const b = graphBuilder()
  const nodes = Array.from({ length: 8 }, (_, i) => b.leaf(`x${i}`, i + 1, { needsGradient: true }))
  for (let i = 0; i < count; i++) {
    const pick = (): number => nodes[Math.max(0, nodes.length - 1 - random(30))]!
    nodes.push(b.apply(random(2) === 0 ? ops.mul : ops.sum, [pick(), pick()]))
  }
  return b.build(nodes.at(-1)!)
}

describe('the worked expressions', () => {
  for (const recipe of expressions) {
    const graph = compile(recipe)

    test(`${recipe.id}: nothing overlaps, whatever the shape of the stage`, async () => {
      for (const aspect of [0.5, 1, 1.65, 2.4]) {
        const l = await layoutOperations(graph, aspect)
        expect(problems(graph, l)).toEqual([])
        expect(hidden(l)).toEqual([])
      }
    })

    // The README as it is written has 24 operations in 13 ranks.
    const least = recipe.id === 'micrograd-readme' ? 11 : 13
    test(`${recipe.id}: 15 units come out at ${least} px or more on a usual screen`, async () => {
      const { width, height } = await layoutOperations(graph, STAGE.width / STAGE.height)
      expect(15 * Math.min(STAGE.width / width, STAGE.height / height)).toBeGreaterThanOrEqual(least)
    })

    test(`${recipe.id}: fills at least three quarters of a usual stage`, async () => {
      const l = await layoutOperations(graph, STAGE.width / STAGE.height)
      const right = Math.max(...l.places.map(({ box }) => box.x + box.w))
      const left = Math.min(...l.places.map(({ box }) => box.x))
      expect(right - left).toBeGreaterThan(0.75 * Math.max(l.width, (l.height * STAGE.width) / STAGE.height))
    })
  }

  test('operations stand in columns by rank, leaves left of all their consumers', async () => {
    for (const recipe of expressions) {
      const graph = compile(recipe)
      const rank = ranks(graph)
      const l = await layoutOperations(graph, 1.65)
      const column = new Map<number, number>()
      for (const { kind, node, box } of l.places) {
        if (kind !== 'operation') continue
        const x = column.get(rank[node]!) ?? box.x
        expect(box.x).toBe(x)
        column.set(rank[node]!, x)
      }
      const xs = [...column].sort(([a], [b]) => a - b).map(([, x]) => x)
      expect(xs).toEqual([...xs].sort((a, b) => a - b))
      for (const { from, to } of l.wires) expect(l.places[from]!.box.x).toBeLessThan(l.places[to]!.box.x)
    }
  })

  test('a leaf that is used more than twice stands at each use, any other once', async () => {
    const readme = compile(expressions.find(({ id }) => id === 'micrograd-readme')!)
    const l = await layoutOperations(readme, 1.65)
    const glyphs = (name: string): number =>
      l.places.filter(({ node }) => readme.nodes[node]!.name === name).length
    expect([glyphs('a'), glyphs('b'), glyphs('c_1'), glyphs('d_1')]).toEqual([5, 5, 1, 1])
    const colah = compile(expressions.find(({ id }) => id === 'colah')!)
    expect((await layoutOperations(colah, 1.65)).places).toHaveLength(colah.nodeCount)
  })

  test('a double edge is two wires that are apart all the way', async () => {
    const graph = compile(expressions.find(({ id }) => id === 'accumulate')!)
    const [a, b] = (await layoutOperations(graph, 1.65)).wires
    for (let k = 1; k < a!.points.length; k += 2)
      expect(Math.abs(a!.points[k]! - b!.points[k]!)).toBeGreaterThan(10)
  })

  test('of operations whose operands have an order, the first is the upper port', async () => {
    const graph = compile(expressions.find(({ id }) => id === 'cs231n-neuron')!)
    const { wires } = await layoutOperations(graph, 1.65)
    const division = graph.nodes.findIndex(({ op }) => op?.name === 'div')
    const [over, under] = [graph.firstEdge[division]!, graph.firstEdge[division]! + 1]
    expect(wires[over]!.points.at(-1)).toBeLessThan(wires[under]!.points.at(-1)!)
  })
})

describe('any expression', () => {
  test('has nothing on top of anything else, and all of it on the stage', async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph(), aspects, async (graph, aspect) => {
        const l = await layoutOperations(graph, aspect)
        expect(problems(graph, l)).toEqual([])
        expect(hidden(l)).toEqual([])
        expect(new Set(l.places.map(({ node }) => node)).size).toBe(graph.nodeCount)
      }),
      { numRuns: 150, seed: 3 },
    )
  })

  test('is placed the same every time', async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph(), aspects, async (graph, aspect) => {
        expect(await layoutOperations(graph, aspect)).toEqual(await layoutOperations(graph, aspect))
      }),
      { numRuns: 20, seed: 4 },
    )
  })

  test('of 300 operations is placed without overlaps', async () => {
    const graph = randomExpression(300, 7)
    await layoutOperations(randomExpression(20, 1), 1.6)
    const start = performance.now()
    const l = await layoutOperations(graph, 1.6)
    console.log(`300 operations placed in ${(performance.now() - start).toFixed(0)} ms`)
    expect(problems(graph, l)).toEqual([])
  })

  test('of 3,000 operations is placed without dagre, and without overlaps', async () => {
    const graph = randomExpression(3000, 9)
    const start = performance.now()
    const l = await layoutOperations(graph, 1.6)
    console.log(`3,000 operations placed in ${(performance.now() - start).toFixed(0)} ms`)
    expect(l.places.length).toBeGreaterThanOrEqual(3000)
    expect(l.wires).toHaveLength(graph.edgeCount)
  })

  test('takes aspects that make no sense for an ordinary stage', async () => {
    const graph = compile(expressions[0]!)
    const usual = await layoutOperations(graph, 1.6)
    for (const aspect of [Number.NaN, 0, -1, Infinity])
      expect(await layoutOperations(graph, aspect)).toEqual(usual)
  })
})
