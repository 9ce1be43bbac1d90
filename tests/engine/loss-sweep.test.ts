import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Graph } from '../../src/engine/graph.ts'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { type SweepPart, sweepLoss, sweptNumber } from '../../src/engine/loss-sweep.ts'
import { ops } from '../../src/engine/ops.ts'
import { compileRun } from '../../src/engine/run.ts'
import { randomGraph, randomNetwork } from './arbitrary.ts'
import { h, noSample, sgd } from './iteration.ts'
import { onLeaves, probeOf } from './loss-probe.ts'

const always = (): boolean => true
const never = (): boolean => false
const swept = (
  graph: Graph,
  range: { mostKinks?: number; leaf?: number; from?: number; to?: number; points?: number } = {},
): SweepPart =>
  sweepLoss(
    probeOf(graph),
    { leaf: 0, from: -1, to: 1, points: 9, done: 0, last: null, mostKinks: 99, ...range },
    always,
  )

/** The loss by a whole iteration, with gradients. */
const lossWith = (graph: Graph, leaf: number, x: number, samples = noSample): number => {
  const cells = initialCells(graph, sgd)
  const at = graph.loaded.indexOf(leaf)
  const batch = samples.map((s, i) => (i === 0 && at >= 0 ? s.with(at, x) : s))
  if (at < 0) cells[leaf] = x
  return compileRun(graph, sgd).iterate(cells, batch, h, { update: false })
}

describe('sweeping a leaf', () => {
  test('gives what the engine gives, to the bit, for random graphs and networks with batches', () => {
    const one = randomGraph().map((graph) => ({ graph, samples: noSample }))
    const many = randomNetwork().map(({ graph, samples }) => ({
      graph,
      samples: graph.loaded.length > 0 ? samples : noSample,
    }))
    fc.assert(
      fc.property(fc.oneof(one, many), fc.nat(100), ({ graph, samples }, pick) => {
        const leaves = graph.nodes.filter(({ op }) => op === null)
        const leaf = leaves[pick % leaves.length]!.id
        const probe = probeOf(graph, samples)
        const { points } = sweepLoss(
          probe,
          { leaf, from: -2, to: 1.5, points: 7, done: 0, last: null, mostKinks: 99 },
          always,
        )
        for (const { x, loss } of points) expect(loss).toBe(lossWith(graph, leaf, x, samples))
        expect(probe.lossAt(leaf, probe.valueOf(leaf))).toBe(probe.loss)
      }),
      { numRuns: 150, seed: 3 },
    )
  })

  test('covers the range evenly, ends included', () => {
    const { points, done } = swept(onLeaves(ops.square, [0.3]), { from: -0.1, to: 0.3, points: 5 })
    expect(done).toBe(5)
    expect(points.map(({ x }) => x)).toEqual([
      -0.1,
      -0.1 + 0.4 / 4,
      expect.closeTo(0.1),
      expect.closeTo(0.2),
      0.3,
    ])
  })

  test('goes on where a part ended, and the parts are the whole', () => {
    const graph = onLeaves(ops.relu, [0.3])
    const whole = swept(graph, { from: -1, to: 1.1 })
    const probe = probeOf(graph)
    const points: SweepPart['points'][number][] = []
    const kinks: SweepPart['kinks'][number][] = []
    let last: number | null = null
    for (let done = 0; done < 9; ) {
      const part = sweepLoss(
        probe,
        { leaf: 0, from: -1, to: 1.1, points: 9, done, last, mostKinks: 99 },
        never,
      )
      // A corner takes a part of its own.
      expect(part.points).toHaveLength(1)
      ;({ done, last } = part)
      points.push(...part.points)
      kinks.push(...part.kinks)
    }
    expect({ points, kinks, done: 9, last }).toEqual(whole)
  })

  test('puts a corner where an operation is not smooth', () => {
    const { points, kinks } = swept(onLeaves(ops.relu, [0.3]), { from: -1, to: 1.1 })
    expect(kinks).toHaveLength(1)
    expect(kinks[0]).toMatchObject({ x: expect.closeTo(0, 7), kink: { node: 1 } })
    expect(points.some(({ x }) => x === kinks[0]!.x)).toBe(true)
    const max = swept(onLeaves(ops.max, [2, 0.4]), { from: -3, to: 2 })
    expect(max.kinks.map(({ x }) => x)).toEqual([expect.closeTo(0.4, 7)])
  })

  test('finds several corners between two points', () => {
    const build = graphBuilder()
    const x = build.leaf('x', 0, { needsGradient: true })
    const at = (c: number): number => build.apply(ops.abs, [build.apply(ops.sub, [x, build.leaf('c', c)])])
    const graph = build.build(build.apply(ops.sum, [at(0.1), at(0.15), at(0.2)]))
    const { kinks } = swept(graph, { from: -1.03, to: 1, points: 3 })
    expect(kinks.map((k) => k.x)).toEqual([0.1, 0.15, 0.2].map((c) => expect.closeTo(c, 7)))
  })

  test('locates no more corners than asked for', () => {
    const { kinks, points } = swept(onLeaves(ops.relu, [0.3]), { from: -1, to: 1.1, mostKinks: 0 })
    expect(kinks).toEqual([])
    expect(points).toHaveLength(9)
  })

  test('draws no line across a pole', () => {
    const build = graphBuilder()
    const x = build.leaf('x', 1, { needsGradient: true })
    const graph = build.build(build.apply(ops.div, [build.leaf('one', 1), x]))
    const { points, kinks } = swept(graph, { from: -1, to: 1.1 })
    expect(kinks[0]).toMatchObject({ x: expect.closeTo(0, 7), kink: { pole: true } })
    expect(points.filter(({ apart }) => apart).map(({ x }) => x)).toEqual([points.find((p) => p.x > 0)!.x])
    expect(points.every(({ loss }) => Math.abs(loss) < 100)).toBe(true)
  })

  test('keeps numbers that are not finite', () => {
    const { points } = swept(onLeaves(ops.log, [0.5]))
    expect(points.filter(({ loss }) => Number.isNaN(loss)).length).toBe(4)
    expect(points.some(({ loss }) => loss === Number.NEGATIVE_INFINITY)).toBe(true)
  })

  test('refuses ranges that are none', () => {
    const graph = onLeaves(ops.square, [1])
    expect(() => swept(graph, { from: 1, to: 1 })).toThrow('the range is 1 to 1')
    expect(() => swept(graph, { to: Infinity })).toThrow('the range is')
    expect(() => swept(graph, { points: 1 })).toThrow('points is 1')
    expect(() => swept(graph, { leaf: 1 })).toThrow('node 1 is no leaf')
    expect(sweptNumber({ leaf: 0, from: 0, to: 0.3, points: 4, done: 0, last: null, mostKinks: 99 }, 3)).toBe(
      0.3,
    )
  })
})
