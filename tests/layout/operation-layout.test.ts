import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ranks } from '../../src/engine/order.ts'
import { layoutOperations } from '../../src/layout/operation-layout.ts'
import { compile } from '../../src/models/compile.ts'
import { expressions } from '../../src/models/expressions.ts'
import { randomGraph } from '../engine/arbitrary.ts'
import { crossedBy, problemsOf } from './placed.ts'

const STAGE = { width: 1056, height: 640 }
const aspects = fc.double({ min: 0.4, max: 3, noNaN: true })
describe('the worked expressions', () => {
  for (const recipe of expressions) {
    const graph = compile(recipe)

    test(`${recipe.id}: nothing overlaps, whatever the shape of the stage`, async () => {
      for (const aspect of [0.5, 1, 1.65, 2.4]) {
        const l = await layoutOperations(graph, aspect)
        expect(problemsOf(graph, l)).toEqual([])
        expect(crossedBy(l)).toEqual([])
      }
    })

    // The README as it is written has 24 operations in 13 ranks.
    const least = recipe.id === 'micrograd-readme' ? 12.5 : 13
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
        expect(problemsOf(graph, l)).toEqual([])
        expect(crossedBy(l)).toEqual([])
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

  test('takes aspects that make no sense for an ordinary stage', async () => {
    const graph = compile(expressions[0]!)
    const usual = await layoutOperations(graph, 1.6)
    for (const aspect of [Number.NaN, 0, -1, Infinity])
      expect(await layoutOperations(graph, aspect)).toEqual(usual)
  })
})
