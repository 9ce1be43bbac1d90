import { describe, expect, test } from 'vitest'
import { SIZES } from '../../src/engine/step.ts'
import { expressions } from '../../src/models/expressions.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { FONT } from '../../src/scene/draw.ts'
import type { Mark, Picture } from '../../src/scene/mark.ts'
import { type ExpressionStage, expressionStage } from './expression-stage.ts'
import { clash, clashes, labels } from './text-places.ts'

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

/** Chips are filled with the hue of their pass, which nothing else is. */
const chipsOf = ({ moving }: Picture) =>
  moving.flatMap((m: Mark) => (m.t === 'rect' && ['value', 'gradient', 'update'].includes(m.fill) ? [m] : []))

const covered = (picture: Picture): string[] => {
  const chips = chipsOf(picture)
  const texts = labels(picture.glyphs)
  return chips.flatMap((chip, k) => [
    ...texts
      .filter((label) => clash(chip, label))
      .map(({ text, item }) => `a chip lies on "${text}" of ${item}`),
    ...chips
      .slice(0, k)
      .filter((other) => clash(chip, other))
      .map(() => 'a chip lies on a chip'),
  ])
}

const everyRest = async (
  recipe: Recipe,
  check: (picture: Picture, stage: ExpressionStage) => void,
): Promise<void> => {
  const stage = await expressionStage(recipe)
  const { schedule } = stage.momentAt('write', 0)
  for (const size of SIZES)
    for (let step = 0; step <= schedule.length; step++) check(stage.rest(size, step), stage)
}

describe('text on the stage of an expression', () => {
  for (const recipe of expressions)
    test(`${recipe.id}: never overlaps other text, leaves its glyph or is covered by a chip`, async () => {
      await everyRest(recipe, (picture, { layout }) => {
        expect(clashes(labels(picture.glyphs))).toEqual([])
        expect(outside(picture)).toEqual([])
        expect(covered(picture)).toEqual([])
        for (const { x, y, w, h } of chipsOf(picture))
          expect(x >= 0 && y >= 0 && x + w <= layout.width && y + h <= layout.height).toBe(true)
      })
    })

  test('is as large as designed: no number is made smaller to fit', async () => {
    for (const recipe of expressions)
      await everyRest(recipe, (picture) => {
        for (const { size, text } of labels(picture.glyphs))
          expect(size, text).toBeGreaterThanOrEqual(FONT.small)
      })
  })

  test('stays within its glyph with numbers and names of any length', async () => {
    const leaves = (value: number) => [
      { name: 'averylongnameofaleaf', value, trainable: true },
      { name: 'y', value: -9.87654e-7, trainable: true },
    ]
    for (const value of [-1.23456e-9, 1.2345678e200, Number.MAX_VALUE]) {
      const base = expressions[0]!
      await everyRest(
        {
          ...base,
          learningRate: 1e-3,
          model: {
            kind: 'graph',
            leaves: leaves(value),
            operations: [
              { name: 'averylongnameofanoperation', op: 'mul', sources: ['averylongnameofaleaf', 'y'] },
              { name: 's', op: 'sum', sources: ['averylongnameofanoperation', 'y', 'y'] },
            ],
            output: 's',
          },
        },
        (picture) => {
          expect(clashes(labels(picture.glyphs))).toEqual([])
          expect(outside(picture)).toEqual([])
          expect(covered(picture)).toEqual([])
        },
      )
    }
  })
})
