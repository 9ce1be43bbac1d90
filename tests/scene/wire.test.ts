import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layeredRecipe } from '../../src/models/layered.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { wireScale, wireWidth } from '../../src/scene/wire.ts'
import { stageOf } from './stage.ts'

const plain = layeredRecipe({ sizes: [2, 8, 8, 1], seed: 5, samples: 2, batchSize: 2 })

/** The recipe with its first weight and its first bias set. */
const withFirst = (weight: number, bias = 0): Recipe => {
  if (plain.model.kind !== 'network') throw new Error('not a network')
  const first = { weight: 'w1', bias: 'b1' }
  const parameters = plain.model.parameters.map((p) =>
    p.name === first.weight ? { ...p, value: weight } : p.name === first.bias ? { ...p, value: bias } : p,
  )
  return { ...plain, model: { ...plain.model, parameters } }
}

const scaleOf = (recipe: Recipe, small = false, step = 0) => {
  const { momentAt, layout } = stageOf(recipe, { small })
  const { graph, trace } = momentAt('write', step)
  return wireScale(graph, trace, layout)
}

describe('thickness of wires', () => {
  test('the unit is 1 until a weight is far larger, then the first of 2, 5, 10 … that suits it', () => {
    const unitOf = (weight: number): number => scaleOf(withFirst(weight)).unit
    expect([0, 1, -1.875, 1.9, -3.75, 4, 9.3, 9.5, 30, -100].map(unitOf)).toEqual([
      1, 1, 1, 2, 2, 5, 5, 10, 20, 100,
    ])
  })

  test('biases and numbers that are not finite do not change it', () => {
    expect(scaleOf(withFirst(1, 50)).unit).toBe(1)
    expect(scaleOf(withFirst(Number.POSITIVE_INFINITY)).unit).toBe(1)
    expect(scaleOf(withFirst(Number.NaN)).unit).toBe(1)
  })

  test('it stays as it is while weights change within an iteration', () => {
    const { momentAt } = stageOf(withFirst(3))
    expect(scaleOf(withFirst(3), false, momentAt('write', 0).schedule.length).unit).toBe(2)
  })

  test('a wire is never under 1.5, thicker for a larger weight, and the largest of its scale has an end', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true }),
        fc.double({ noNaN: true }),
        fc.constantFrom(1, 2, 50),
        fc.double({ min: 3, max: 5.5, noNaN: true }),
        (a, b, unit, width) => {
          const scale = { unit, width }
          const [less, more] = [a, b].sort((c, d) => Math.abs(c) - Math.abs(d)) as [number, number]
          expect(wireWidth(less, scale)).toBeGreaterThanOrEqual(1.5)
          expect(wireWidth(more, scale)).toBeGreaterThanOrEqual(wireWidth(less, scale))
          expect(wireWidth(more, scale)).toBeLessThanOrEqual(1.5 + 1.875 * (width - 1.5))
          expect(wireWidth(-more, scale)).toBe(wireWidth(more, scale))
          expect(wireWidth(unit, scale)).toBeCloseTo(width)
        },
      ),
    )
    expect(wireWidth(Number.NaN, { unit: 1, width: 5.5 })).toBe(9)
  })

  test('where many wires meet at a small glyph they are thinner', () => {
    expect(scaleOf(plain).width).toBe(5.5)
    const small = scaleOf(plain, true).width
    expect(small).toBeLessThan(5.5)
    expect(small).toBeGreaterThanOrEqual(3)
  })
})
