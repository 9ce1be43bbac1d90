import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Graph } from '../../src/engine/graph.ts'
import { layoutOperations } from '../../src/layout/operation-layout.ts'
import { OPERATION_SIZES, type OperationDetail } from '../../src/layout/operation-sizes.ts'
import { rankedGraph } from '../../src/layout/ranked-graph.ts'
import { compileGraphModel } from '../../src/models/graph-model.ts'
import { LARGE_SHAPES, type LargeShape, largeModel } from '../models/large-expressions.ts'
import { crossedBy, problemsOf } from './placed.ts'

const STAGE = { width: 1056, height: 640 }
const ASPECT = STAGE.width / STAGE.height
const shapes = Object.keys(LARGE_SHAPES) as readonly LargeShape[]
const graphOf = (shape: LargeShape, count: number, seed = 1): Graph =>
  compileGraphModel(largeModel(shape, count, seed))

describe('an expression of up to 300 operations', () => {
  const expressions = fc.record({
    shape: fc.constantFrom(...shapes),
    count: fc.integer({ min: 1, max: 300 }),
    seed: fc.nat(1000),
    aspect: fc.oneof(fc.constant(0), fc.double({ min: 0.4, max: 3, noNaN: true })),
  })

  test('has no glyph, label or strip on another, and no wire through a glyph, whatever its shape', async () => {
    await fc.assert(
      fc.asyncProperty(expressions, async ({ shape, count, seed, aspect }) => {
        const graph = graphOf(shape, count, seed)
        const l = await layoutOperations(graph, aspect)
        expect(problemsOf(graph, l)).toEqual([])
        expect(crossedBy(l)).toEqual([])
        expect(new Set(l.places.map(({ node }) => node)).size).toBe(graph.nodeCount)
        expect(l.wires).toHaveLength(graph.edgeCount)
      }),
      { numRuns: 120, seed: 7 },
    )
  })

  for (const shape of shapes)
    test(`${shape}: of 300 operations keeps all of this`, async () => {
      const graph = graphOf(shape, 300)
      const l = await layoutOperations(graph, ASPECT)
      expect(problemsOf(graph, l)).toEqual([])
      expect(crossedBy(l)).toEqual([])
      expect(rankedGraph(graph, OPERATION_SIZES.dot).uncut).toEqual([])
    })

  test('is placed the same every time', async () => {
    await fc.assert(
      fc.asyncProperty(expressions, async ({ shape, count, seed, aspect }) => {
        const graph = graphOf(shape, count, seed)
        expect(await layoutOperations(graph, aspect)).toEqual(await layoutOperations(graph, aspect))
      }),
      { numRuns: 15, seed: 8 },
    )
  })
})

describe('an expression of 2,000 operations', () => {
  for (const shape of shapes)
    test(`${shape}: has nothing on top of anything else, and all of it on the stage`, async () => {
      const graph = graphOf(shape, 2000)
      const l = await layoutOperations(graph, ASPECT)
      expect(problemsOf(graph, l)).toEqual([])
      expect(new Set(l.places.map(({ node }) => node)).size).toBe(graph.nodeCount)
      expect(l.detail).toBe('dot')
    })

  test('leaves its longest wires whole where they would be cut into too many pieces', () => {
    const { items, uncut, links, columns } = rankedGraph(graphOf('long-wires', 2000), OPERATION_SIZES.dot)
    expect(items.length).toBeLessThan(40_000)
    expect(uncut.length).toBeGreaterThan(100)
    const length = ({ from, to }: (typeof links)[number]): number => items[to]!.rank - items[from]!.rank
    expect(links.every((link) => length(link) === 1)).toBe(true)
    expect(Math.min(...uncut.map(length))).toBeGreaterThan(1)
    expect(columns.flat()).toHaveLength(items.length)
  })
})

describe('detail follows room', () => {
  const ORDER: readonly OperationDetail[] = ['roomy', 'compact', 'small', 'symbol', 'dot']

  test('a chain has less detail the longer it is, and goes through every one', async () => {
    const seen: OperationDetail[] = []
    for (const count of [2, 5, 9, 12, 14, 20, 28, 60, 300, 1000]) {
      const { detail } = await layoutOperations(graphOf('chain', count), ASPECT)
      if (seen.at(-1) !== detail) seen.push(detail)
    }
    expect(seen).toEqual(ORDER)
  })

  test('what is written out can be read on a usual screen without zooming', async () => {
    for (const shape of shapes)
      for (const count of [5, 10, 20, 30, 45, 60]) {
        const { detail, width, height } = await layoutOperations(graphOf(shape, count), ASPECT)
        const scale = Math.min(STAGE.width / width, STAGE.height / height)
        if (detail !== 'dot') expect(15 * scale, `${shape} ${count}`).toBeGreaterThanOrEqual(10)
      }
  })
})
