import { describe, expect, test } from 'vitest'
import { layeredRecipe } from '../../src/models/layered.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { textbook } from '../../src/models/textbook.ts'
import { recipeOfText } from '../../src/models/typed.ts'
import { Beginning } from '../../src/worker/beginning.ts'
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
  test.each([...textbook, ...edited, momentum])('goes on as its training does: $id', (recipe) => {
    const beginning = new Beginning(recipe)
    const training = new Training(recipe)
    for (let k = 0; k < 6; k++) {
      expect(beginning.seek(k)).toMatchObject({ iteration: k, loss: training.progress().loss })
      expect(beginning.record()).toStrictEqual(training.record(0))
      training.step()
    }
  })

  test.each([...textbook, momentum])('says where it stands with the cells of its training: $id', (recipe) => {
    const beginning = new Beginning(recipe)
    const training = new Training(recipe)
    beginning.seek(1)
    training.step()
    const { cells, loss } = training.progress()
    const { nodeCount, parameters } = training.graph
    const made = beginning.seek(1)!
    expect(made.loss).toBe(loss)
    expect(made.cells.length).toBe(cells.length)
    expect(made.cells.slice(0, nodeCount)).toStrictEqual(cells.slice(0, nodeCount))
    for (const p of parameters) expect(made.cells[nodeCount + p]).toBe(cells[nodeCount + p])
  })

  test('has the loss that its update has not moved yet, where the output is a parameter', () => {
    const made = recipeOfText('x = 1.5')
    if (!made.ok) throw new Error(made.problem.message)
    const recipe = { ...made.recipe, edits: [{ iteration: 0, path: 'trainable.x', value: 1 }] }
    const [beginning, training] = [new Beginning(recipe), new Training(recipe)]
    for (let k = 0; k < 3; k++) {
      expect(beginning.seek(k)?.loss).toBe(training.progress().loss)
      expect(beginning.record()).toStrictEqual(training.record(0))
      training.step()
    }
    expect(training.progress().loss).toBeLessThan(1.5)
  })

  test('stays where it is unless the next iteration is asked for, and leaves what is far to the training', () => {
    const beginning = new Beginning(momentum)
    expect(beginning.seek(2)).toBeNull()
    expect(beginning.seek(1)?.iteration).toBe(1)
    expect(beginning.seek(0)).toBeNull()
    expect(beginning.iteration).toBe(1)
    let k = 1
    while (beginning.seek(k + 1)) k++
    expect(k).toBe(8)
    expect(beginning.record()?.iteration).toBe(8)
  })

  test('is left to the training where the batch is not one sample given in order', () => {
    const batch = layeredRecipe({ sizes: [2, 3, 1], samples: 4, batchSize: 2 })
    for (const recipe of [batch, { ...momentum, shuffled: true }, { ...momentum, keepsGradients: true }]) {
      expect(new Beginning(recipe).record()).toBeNull()
      expect(new Beginning(recipe).seek(1)).toBeNull()
    }
  })

  test('goes on in small graphs only', () => {
    const beginning = new Beginning(layeredRecipe({ sizes: [10, 40, 40, 2] }))
    expect(beginning.record()?.iteration).toBe(0)
    expect(beginning.seek(1)).toBeNull()
    expect(beginning.iteration).toBe(0)
  })
})
