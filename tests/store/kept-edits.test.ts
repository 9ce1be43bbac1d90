import { describe, expect, test } from 'vitest'
import { withEdit } from '../../src/models/edit-recipe.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { building } from '../../src/store/building.ts'
import { withKeptEdits } from '../../src/store/kept-edits.ts'
import { nextDraw } from '../../src/store/redraw.ts'

const recipeOf = (text: string): Recipe => building.recipeOfText(text).recipe!
const edited = (text: string): Recipe =>
  [
    { iteration: 0, path: 'trainable.w1', value: 0 },
    { iteration: 0, path: 'parameters.w2', value: 0.5 },
    { iteration: 0, path: 'learningRate', value: 0.7 },
    { iteration: 9, path: 'parameters.w3', value: 2 },
  ].reduce((recipe, edit) => withEdit(recipe, edit), recipeOf(text))
const keptBy = (text: string): string[] =>
  withKeptEdits(recipeOf(text), edited('data:xor')).edits.map((e) => e.path)

describe('edits of a network that is built anew', () => {
  test('stay where weights and samples do', () => {
    expect(keptBy('data:xor,opt:adam')).toEqual([
      'learningRate',
      'parameters.w2',
      'trainable.w1',
      'parameters.w3',
    ])
  })

  test('of the learning rate give way to one that is chosen', () => {
    expect(keptBy('data:xor,rate:0.2')).not.toContain('learningRate')
  })

  test('of numbers give way to numbers that are drawn anew, and frozen weights stay frozen', () => {
    expect(keptBy('data:xor,seed:2')).toEqual(['learningRate', 'trainable.w1'])
  })

  test('of weights are gone with the weights that they meant', () => {
    expect(keptBy('data:xor,hidden:3tanh')).toEqual(['learningRate'])
  })

  test('of a single sample stay with it, and are gone where there are more rows or others', () => {
    const single = (rows: string): Recipe => recipeOf(`data:own,inputs:x,target:t,scaling:none|x,t\n${rows}`)
    const before = withEdit(single('1,2'), { iteration: 0, path: 'inputs.x', value: 0.3 })
    const kept = (recipe: Recipe): string[] => withKeptEdits(recipe, before).edits.map((e) => e.path)
    expect(kept({ ...single('1,2'), learningRate: 0.3 })).toEqual(['inputs.x'])
    expect(kept(single('4,2'))).toEqual([])
    expect(kept(single('1,2\n3,4\n5,6\n7,8'))).toEqual([])
  })

  test('of a model that was not built mean nothing', () => {
    const { build: _, ...other } = edited('data:xor')
    expect(withKeptEdits(recipeOf('data:xor'), other).edits).toEqual([])
  })
})

describe('a weight that is drawn anew', () => {
  const recipe = recipeOf('data:xor,init:uniform,scale:0.5')

  test('has another number each time, the same for the same one, within its initialization', () => {
    const first = nextDraw(recipe, recipe.build!, 'w1', 0.1)!
    expect(nextDraw(recipe, recipe.build!, 'w1', 0.1)).toBe(first)
    expect(nextDraw(recipe, recipe.build!, 'w2', 0.1)).not.toBe(first)
    let now = first
    const seen = new Set<number>()
    for (let i = 0; i < 100; i++) {
      now = nextDraw(recipe, recipe.build!, 'w1', now)!
      expect(Math.abs(now)).toBeLessThanOrEqual(0.5)
      seen.add(now)
    }
    expect(seen.size).toBe(100)
  })

  test('is none where weights are not drawn, or where there is no such weight', () => {
    expect(nextDraw(recipe, recipe.build!, 'b1', 0)).toBeNull()
    const zeros = recipeOf('data:xor,init:zeros')
    expect(nextDraw(zeros, zeros.build!, 'w1', 0)).toBeNull()
  })
})
