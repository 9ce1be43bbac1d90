import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SIZES } from '../../src/engine/step.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur, mazurBiases, mazurLinear } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { FONT } from '../../src/scene/draw.ts'
import type { Picture } from '../../src/scene/mark.ts'
import { stageOf } from './stage.ts'
import { clashes, labels } from './text-places.ts'

const outside = (picture: Picture): string[] =>
  picture.glyphs.flatMap((item) =>
    labels([item])
      .filter(
        ({ x, y, w, h }) =>
          x < item.box.x ||
          x + w > item.box.x + item.box.w ||
          y < item.box.y ||
          y + h > item.box.y + item.box.h,
      )
      .map(({ text }) => `${text} leaves ${item.id}`),
  )

const check = (recipe: Recipe, steps: (length: number) => readonly number[]): void => {
  const stage = stageOf(recipe)
  const { schedule } = stage.momentAt('write', 0)
  for (const size of SIZES)
    for (const step of steps(schedule.length)) {
      const picture = stage.rest(size, step)
      expect(clashes(labels(picture.glyphs))).toEqual([])
      expect(outside(picture)).toEqual([])
    }
}

const every = (length: number): number[] => Array.from({ length: length + 1 }, (_, i) => i)
const ends = (length: number): number[] => [0, Math.floor(length / 3), Math.floor((2 * length) / 3), length]

describe('text on the stage', () => {
  test('never overlaps other text nor leaves its glyph, at any step and size of Mazur', () => {
    check(mazur, every)
  })

  test('nor with trained biases, nor with numbers of any length', () => {
    check(mazurBiases, ends)
    for (const learningRate of [1e-7, 1e5, 1e300]) check({ ...mazurLinear, learningRate }, ends)
    check(
      { ...mazurLinear, samples: [{ inputs: [-1.2345e-7, 9.87654e200], targets: [-1.2345e-100, 5] }] },
      ends,
    )
  })

  test('nor in random networks of full glyphs', () => {
    const shapes = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 2, maxLength: 4 }),
      seed: fc.nat(99),
    })
    fc.assert(
      fc.property(shapes, (shape) => {
        check(layeredRecipe({ ...shape, activation: 'tanh' }), (length) => [0, length])
      }),
      { numRuns: 12, seed: 2 },
    )
  })

  test('is as large as designed where its numbers have ordinary length', () => {
    const stage = stageOf(mazur)
    const { schedule } = stage.momentAt('write', 0)
    for (const step of every(schedule.length))
      for (const label of labels(stage.rest('edge', step).glyphs))
        expect(label.size).toBeGreaterThanOrEqual(FONT.small - 1)
  })
})
