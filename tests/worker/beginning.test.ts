import { describe, expect, test } from 'vitest'
import { layeredRecipe } from '../../src/models/layered.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { textbook } from '../../src/models/textbook.ts'
import { beginningOf } from '../../src/worker/beginning.ts'
import { Training } from '../../src/worker/training.ts'

const edited: readonly Recipe[] = textbook
  .filter((recipe) => recipe.model.kind === 'network')
  .map((recipe) => ({
    ...recipe,
    edits: [
      { iteration: 0, path: 'learningRate', value: 0.25 },
      { iteration: 0, path: `parameters.w1`, value: -0.75 },
      { iteration: 3, path: `parameters.w1`, value: 2 },
    ],
  }))
const momentum = { ...layeredRecipe({ sizes: [2, 3, 1], samples: 4 }), optimizer: 'adamw' } as const

describe('the beginning of a recipe', () => {
  test.each([...textbook, ...edited, momentum])('is recorded as its training records it: $id', (recipe) => {
    expect(beginningOf(recipe).record()).toStrictEqual(new Training(recipe).record(0))
  })

  test('is left to the training where the batch is not one sample given in order', () => {
    const batch = layeredRecipe({ sizes: [2, 3, 1], samples: 4, batchSize: 2 })
    for (const recipe of [batch, { ...momentum, shuffled: true }, { ...momentum, keepsGradients: true }])
      expect(beginningOf(recipe).record()).toBeNull()
  })
})
