import { expect, test } from 'vitest'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { ops } from '../../src/engine/ops.ts'
import { compileRun } from '../../src/engine/run.ts'
import { firstDifference, h, noSample, recordIteration, sgd } from './iteration.ts'

const repeated = {
  'the same input twice': { sources: [0, 0], weights: [1, 2] },
  'the same weight twice': { sources: [0, 1], weights: [2, 2] },
  'its input as a weight too': { sources: [0, 1], weights: [1, 2] },
} as const

for (const [what, { sources, weights }] of Object.entries(repeated))
  test(`a neuron that uses ${what} has the bits of a recording in a plain run`, () => {
    const builder = graphBuilder()
    const leaves = [0.1, 0.7, -1.3].map((value, i) => builder.leaf(`x${i}`, value, { trainable: true }))
    const neuron = { layer: 1, unit: 0, from: -1 }
    const products = sources.map((source, k) =>
      builder.apply(ops.mul, [leaves[source]!, leaves[weights[k]!]!], '', { ...neuron, role: 'product' }),
    )
    const sum = builder.apply(ops.sum, products, '', { ...neuron, role: 'sum' })
    const graph = builder.build(builder.apply(ops.tanh, [sum], 'a', { ...neuron, role: 'activation' }))
    const recorded = initialCells(graph, sgd)
    const plain = recorded.slice()
    const run = compileRun(graph, sgd)
    for (let iteration = 0; iteration < 3; iteration++) {
      recordIteration(graph, recorded, noSample)
      run.iterate(plain, noSample, h)
      expect(firstDifference(recorded, plain, 0, 2 * graph.nodeCount)).toBe(-1)
    }
  })
