import { describe, expect, test } from 'vitest'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { optimizers } from '../../src/engine/optimizer.ts'
import { compileRun } from '../../src/engine/run.ts'
import { compile } from '../../src/models/compile.ts'
import { expressions } from '../../src/models/expressions.ts'
import { parseRecipe } from '../../src/models/recipe-parser.ts'
import textbook from './textbook.json' with { type: 'json' }

/** Where a published quantity is found: `f`, or `df/dx` for a gradient; other wordings by this table. */
const cellNames: Readonly<Record<string, string>> = {
  'x + y': 'q',
  'df/d(x + y)': 'df/dq',
  'w0*x0': 'p0',
  'w1*x1': 'p1',
  sum: 's',
  'exp(-sum)': 'u',
  '1 + exp(-sum)': 'd',
  'df/d(1 + exp)': 'df/dd',
  'df/dexp': 'df/du',
  'df/d(-sum)': 'df/dn',
  'df/dsum': 'df/ds',
  'x*y': 'p',
  'max(z, w)': 'm',
  'c = a + b': 'c',
  'd = b + 1': 'd',
  'e = a*b': 'e',
  'd = e + c': 'd',
}

const digitsOf = (x: number): number => (String(x).split('.')[1] ?? '').length

describe('the worked expressions', () => {
  for (const recipe of expressions)
    test(`${recipe.id}: parses, and agrees with every published and exact figure`, () => {
      expect(parseRecipe(structuredClone(recipe))).toMatchObject({ ok: true })
      const graph = compile(recipe)
      const cells = initialCells(graph, optimizers.sgd)
      const run = compileRun(graph, optimizers.sgd)
      const h = { learningRate: recipe.learningRate }
      run.iterate(cells, [new Float64Array(0)], h, { update: false })
      const node = (name: string): number => graph.nodes.findIndex((n) => n.name === name)
      const expected = textbook.examples.find((e) => e.id === recipe.id)!.expect
      let compared = 0
      for (const { quantity, published, exact } of expected as {
        quantity: string
        published: number
        exact?: number
      }[]) {
        const name = cellNames[quantity] ?? quantity
        const [, of = name] = /^d\w+\/d(\w+)$/.exec(name) ?? []
        if (quantity.startsWith('L after')) {
          const trained = initialCells(graph, optimizers.sgd)
          run.iterate(trained, [new Float64Array(0)], h)
          const after = run.iterate(trained, [new Float64Array(0)], h, { update: false })
          expect(Math.abs(after - published)).toBeLessThan(1e-9)
        } else {
          expect(node(of), quantity).toBeGreaterThanOrEqual(0)
          const ours = cells[(of === name ? 0 : graph.nodeCount) + node(of)]!
          if (exact !== undefined)
            expect(Math.abs(ours - exact)).toBeLessThan(1e-12 * Math.max(1, Math.abs(exact)))
          // Few printed digits agree where ours rounds or truncates to them.
          expect(Math.abs(ours - published), quantity).toBeLessThanOrEqual(10 ** -digitsOf(published))
        }
        compared++
      }
      expect(compared).toBe(expected.length)
    })
})
