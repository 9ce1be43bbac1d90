import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Graph, gradientCell } from '../../src/engine/graph.ts'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { localDerivatives } from '../../src/engine/links.ts'
import { ops } from '../../src/engine/ops.ts'
import { pathsOf } from '../../src/engine/paths.ts'
import { record } from '../../src/engine/record.ts'
import { makeSchedule } from '../../src/engine/schedule.ts'
import { Trace } from '../../src/engine/trace.ts'
import { randomNetwork } from './arbitrary.ts'
import { h, recordIteration, sgd } from './iteration.ts'
import { linksIn } from './path-oracle.ts'

const MOST_WALKED = 300

const close = (a: number, b: number, scale: number): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * Math.max(scale, Math.abs(b)))

/** Records two iterations whose parameters' gradients are never cleared. */
const recordKeeping = (graph: Graph, samples: readonly Float64Array[]): Trace[] => {
  const cells = initialCells(graph, sgd)
  return [0, 1].flatMap((iteration) =>
    samples.map((sample, s) => {
      const position = { first: s === 0, last: s === samples.length - 1, keeps: true } as const
      const schedule = makeSchedule(graph, sgd, position)
      const batchSize = samples.length
      return new Trace(
        record(graph, sgd, cells, { schedule, sample, batchSize, hyperparameters: h, iteration }),
      )
    }),
  )
}

/**
 * The law of a parameter's paths through one sample: at every place of the slider, and with paths left off, they add up to
 * what this sample adds, which leads from what was there to what the cell holds then.
 */
const addsUp = (graph: Graph, { columns }: Trace, node: number, held: number): number => {
  const { cells } = localDerivatives(graph, columns)
  const total = cells[gradientCell(graph, node)]!
  const { operations, gradient } = pathsOf(graph, columns, { node, collapsed: 0, most: 1 })
  for (let collapsed = 0; collapsed <= operations.length; collapsed++) {
    const answer = pathsOf(graph, columns, { node, collapsed, most: MOST_WALKED })
    const scale = answer.shown.reduce((sum, { product }) => sum + Math.abs(product), 0)
    close(answer.sum, gradient, scale)
    expect(answer).toMatchObject({ gradient, total, earlier: held, rest: 0 })
    close(gradient, total - held, scale + Math.abs(held) + Math.abs(total))
    const few = pathsOf(graph, columns, { node, collapsed, most: 2 })
    close(few.sum + few.rest, gradient, scale)
  }
  const { sum } = pathsOf(graph, columns, { node, collapsed: operations.length, most: 1 })
  expect(sum).toBe(gradient)
  return total
}

const several = randomNetwork(fc.double({ min: -1.5, max: 1.5, noNaN: true })).filter(
  ({ samples, shape }) => samples.length > 1 && shape.samples > 1,
)

describe('paths from a parameter in a batch of several samples', () => {
  test('add up to what this sample adds, of weights and of biases that neurons share', () => {
    let seen = 0
    fc.assert(
      fc.property(several, fc.nat(1000), ({ graph, samples }, pick) => {
        const node = graph.parameters[pick % graph.parameters.length]!
        if (linksIn(graph, node).paths > MOST_WALKED) return
        let held = 0
        for (const { trace } of recordIteration(graph, initialCells(graph, sgd), samples)) {
          held = addsUp(graph, trace, node, held)
          if (held !== 0) seen++
        }
      }),
      { numRuns: 100, seed: 29 },
    )
    expect(seen).toBeGreaterThan(50)
  })

  test('add up to it where gradients are never cleared', () => {
    fc.assert(
      fc.property(several, fc.nat(1000), ({ graph, samples }, pick) => {
        const node = graph.parameters[pick % graph.parameters.length]!
        if (linksIn(graph, node).paths > MOST_WALKED) return
        let held = 0
        for (const trace of recordKeeping(graph, samples)) held = addsUp(graph, trace, node, held)
      }),
      { numRuns: 60, seed: 31 },
    )
  })

  test('of one weight that is used twice are those of each use', () => {
    const b = graphBuilder()
    const x = b.leaf('x', 0, { loaded: true })
    const w = b.leaf('w', 2, { trainable: true })
    const graph = b.build(b.apply(ops.mul, [b.apply(ops.mul, [x, w], 'p'), w], 'y'))
    const samples = [3, 5].map((number) => Float64Array.of(number))
    const [, second] = recordIteration(graph, initialCells(graph, sgd), samples)
    const { columns } = second!.trace
    // By hand: y = x·w², so 2·x·w / 2 = 6 of the first sample and 10 of the second, in two equal paths.
    const { sum, gradient, earlier, total } = pathsOf(graph, columns, { node: w, collapsed: 0, most: 9 })
    expect({ sum, gradient, earlier, total }).toEqual({ sum: 10, gradient: 10, earlier: 6, total: 16 })
    expect(pathsOf(graph, columns, { node: w, collapsed: 0, most: 1 })).toMatchObject({ sum: 5, rest: 5 })
  })

  test('of other nodes are of this sample alone', () => {
    const b = graphBuilder()
    const x = b.leaf('x', 0, { loaded: true })
    const product = b.apply(ops.mul, [x, b.leaf('w', 2, { trainable: true })], 'p')
    const graph = b.build(b.apply(ops.square, [product], 'y'))
    const samples = [3, 5].map((number) => Float64Array.of(number))
    const [, second] = recordIteration(graph, initialCells(graph, sgd), samples)
    for (const node of [x, product, graph.output]) {
      const answer = pathsOf(graph, second!.trace.columns, { node, collapsed: 0, most: 9 })
      expect(answer).toMatchObject({ earlier: 0, total: answer.gradient })
    }
  })
})
