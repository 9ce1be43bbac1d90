import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Graph } from '../../src/engine/graph.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { ops } from '../../src/engine/ops.ts'
import { compileRun } from '../../src/engine/run.ts'
import { randomGraph } from './arbitrary.ts'
import { h, noSample, sgd } from './iteration.ts'

const smooth = [
  ops.sum,
  ops.sub,
  ops.mul,
  ops.neg,
  ops.sin,
  ops.cos,
  ops.tanh,
  ops.sigmoid,
  ops.gelu,
  ops.silu,
  ops.softplus,
]

const outputAt = (graph: Graph, leaf: number, value: number): number => {
  const cells = initialCells(graph, sgd)
  cells[leaf] = value
  compileRun(graph, sgd).iterate(cells, noSample, h, { update: false })
  return cells[graph.output]!
}

test('4: gradients of random graphs agree with central differences', () => {
  fc.assert(
    fc.property(randomGraph(fc.double({ min: -1.2, max: 1.2, noNaN: true }), smooth), (graph) => {
      const cells = initialCells(graph, sgd)
      compileRun(graph, sgd).iterate(cells, noSample, h, { update: false })
      fc.pre(cells.every((c) => Math.abs(c) < 100))
      for (const { id, op, value, needsGradient } of graph.nodes) {
        if (op || !needsGradient || !graph.reachesOutput[id]) continue
        const d = 1e-4
        const at = (k: number): number =>
          (outputAt(graph, id, value + k * d) - outputAt(graph, id, value - k * d)) / (2 * k * d)
        const oracle = (4 * at(0.5) - at(1)) / 3
        const exact = cells[graph.nodeCount + id]!
        expect(Math.abs(exact - oracle)).toBeLessThan(2e-6 * Math.max(1, Math.abs(exact), Math.abs(oracle)))
      }
    }),
    { numRuns: 200, seed: 11 },
  )
})
