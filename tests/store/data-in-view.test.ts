import { describe, expect, test } from 'vitest'
import { compile } from '../../src/models/compile.ts'
import { defaultBuild } from '../../src/models/default-build.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { findRecipe } from '../../src/models/textbook.ts'
import { building } from '../../src/store/building.ts'
import { classSaid, dataInViewOf } from '../../src/store/data-in-view.ts'

const built = (...[set, change = {}]: [Parameters<typeof defaultBuild>[0], object?]): Recipe => {
  const made = building.build({ ...defaultBuild(set), ...change })
  if (!made.ok) throw new Error(JSON.stringify(made.problems))
  return made.recipe
}
const viewOf = (recipe: Recipe) => dataInViewOf(recipe, compile(recipe))!

describe('the data in view', () => {
  test('of two classes are told apart by one output, at its middle', () => {
    const view = viewOf(built('circles'))
    expect([view.task, view.threshold, view.range]).toEqual(['two', 0.5, [0, 1]])
    expect(view.classes).toEqual(['inner', 'outer'])
    expect([0.4, 0.6, Number.NaN].map((a) => classSaid(view, [a]))).toEqual([0, 1, -1])
    expect(view.train.every((d) => d.kind === d.targets[0])).toBe(true)
    expect(view.tests.every((d) => d.isTest && d.at.length === 2)).toBe(true)
  })

  test('with targets −1 and 1 are told apart at 0', () => {
    const view = viewOf(built('moons', { output: { activation: 'tanh', bias: true }, loss: 'hinge' }))
    expect([view.task, view.threshold, view.range]).toEqual(['two', 0, [-1, 1]])
    expect(view.train.some((d) => d.kind === 0) && view.train.some((d) => d.kind === 1)).toBe(true)
  })

  test('of logits are told apart by the probabilities that are made of them', () => {
    const change = {
      output: { activation: 'identity', bias: true },
      loss: 'binaryCrossEntropyFromLogits',
    }
    const recipe = built('circles', change)
    const { nodes } = compile(recipe)
    expect(viewOf(recipe).nodes.map((n) => nodes[n]!.tag?.role)).toEqual(['probability'])
    const several = built('blobs3')
    expect(viewOf(several).nodes).toHaveLength(3)
    expect(classSaid(viewOf(several), [0.2, 0.5, 0.3])).toBe(1)
  })

  test('of numbers have no classes; of a single sample they have its two outputs', () => {
    const view = viewOf(built('sine'))
    expect([view.task, view.classes, classSaid(view, [0.3])]).toEqual(['numbers', [], -1])
    expect(viewOf(mazur)).toMatchObject({ task: 'numbers', range: [0.01, 0.99], field: null })
  })

  test('of a single sample follow inputs that were changed by hand', () => {
    const circles = built('circles')
    const recipe = { ...circles, samples: circles.samples.slice(0, 1) }
    const edited = { ...recipe, edits: [{ iteration: 0, path: 'inputs.x', value: 0.25 }] }
    expect(viewOf(edited).train[0]!.at).toEqual([0.25, recipe.samples[0]!.inputs[1]])
  })

  test('an expression has none', () => {
    const recipe = findRecipe('cs231n-circuit')!
    expect(dataInViewOf(recipe, compile(recipe))).toBeNull()
  })
})
