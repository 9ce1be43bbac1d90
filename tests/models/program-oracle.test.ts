import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { optimizers } from '../../src/engine/optimizer.ts'
import { compileRun } from '../../src/engine/run.ts'
import { compile } from '../../src/models/compile.ts'
import { readProgram } from '../../src/models/program.ts'
import { recipeOfProgram } from '../../src/models/typed.ts'
import { randomProgram } from './random-program.ts'

/**
 * Relative to the larger of the number itself and a millionth of the terms it was added up from: random programs keep every
 * value and derivative below 1,000 and away from poles, but nothing keeps two terms from cancelling.
 */
const agrees = (ours: number, oracle: number, scale: number): boolean =>
  Math.abs(ours - oracle) <= 1e-10 * Math.max(Math.abs(oracle), 1e-6 * scale)

test('2,000 random programs compute the value and the gradients that dual numbers compute', () => {
  let leavesCompared = 0
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
      const { text, leaves, output } = randomProgram(seed)
      const read = readProgram(text)
      if (!read.ok) throw new Error(`${read.problem.message} (${read.problem.line}) in\n${text}`)
      const { program } = read
      const graph = compile(recipeOfProgram(text, program))
      const cells = initialCells(graph, optimizers.sgd)
      compileRun(graph, optimizers.sgd).iterate(cells, [new Float64Array(0)], { learningRate: 0 })
      expect(agrees(cells[graph.output]!, output.value, output.scale), `value of\n${text}`).toBe(true)
      for (const [position, { at, value }] of leaves.entries()) {
        const index = program.spans.leaves.findIndex(([span]) => span!.from === at)
        const leaf = program.model.leaves[index]!
        const node = graph.nodes.findIndex((n) => n.op === null && n.name === leaf.name)
        expect(leaf.value).toBe(value)
        const [ours, oracle] = [cells[graph.nodeCount + node]!, output.partials[position] ?? 0]
        expect(
          agrees(ours, oracle, output.scale),
          `∂/∂${leaf.name} is ${ours}, not ${oracle}, in\n${text}`,
        ).toBe(true)
        leavesCompared++
      }
      const named = program.model.leaves.filter((l) => !l.constant)
      expect(named).toHaveLength(leaves.length)
    }),
    { numRuns: 2000 },
  )
  expect(leavesCompared).toBeGreaterThan(8000)
})
