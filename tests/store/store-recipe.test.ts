import { describe, expect, test } from 'vitest'
import { mazur } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { largeRecipe } from '../models/large-expressions.ts'
import { settle } from './fake-clock.ts'
import { opened, whereIs } from './opened-store.ts'

describe('replacing the recipe', () => {
  const learning = (value: number): Recipe => ({
    ...mazur,
    edits: [{ iteration: 0, path: 'learningRate', value }],
  })

  test('by one with other edits keeps the place; undo and redo lead back and forth', async () => {
    const store = await opened()
    store.getState().goToIteration(1, 20)
    await settle()
    const before = store.getState().loss
    await store.getState().replaceRecipe(learning(0.25))
    await settle()
    expect(whereIs(store)).toEqual([1, 20])
    const after = store.getState().loss
    expect(after).not.toBe(before)
    store.getState().undo()
    await settle()
    expect(store.getState().loss).toBe(before)
    store.getState().undo()
    store.getState().redo()
    await settle()
    expect(store.getState().loss).toBe(after)
  })

  test('by another model starts over', async () => {
    const store = await opened()
    store.getState().goToIteration(1, 20)
    await settle()
    await store.getState().replaceRecipe({ ...mazur, learningRate: 0.1 })
    await settle()
    expect(whereIs(store)).toEqual([0, 0])
  })

  test('by itself changes nothing, and leaves nothing to undo', async () => {
    const store = await opened()
    store.getState().goToIteration(1, 20)
    await settle()
    const before = store.getState()
    await before.replaceRecipe(structuredClone(mazur))
    await settle()
    expect(store.getState()).toEqual(before)
  })

  test('by a large expression happens in turns; of two that are opened at once the last one stays', async () => {
    const waiting: (() => void)[] = []
    const store = await opened({
      timers: { setTimeout: (callback) => waiting.push(callback), clearTimeout: () => {} },
    })
    const { replaceRecipe } = store.getState()
    const [first, second] = [largeRecipe('chain', 2000), largeRecipe('tree', 500)]
    const both = Promise.all([replaceRecipe(first), replaceRecipe(second)])
    for (let turn = 0; turn < 20; turn++) {
      await settle()
      for (const go of waiting.splice(0)) go()
    }
    await both
    await settle()
    expect(store.getState().compiled.recipe.id).toBe(second.id)
    expect(store.getState().trace).not.toBeNull()
    store.getState().undo()
    await settle()
    expect(store.getState().compiled.recipe).toBe(mazur)
  })

  test('by a bad one says what is wrong and changes nothing', async () => {
    const store = await opened()
    const before = store.getState()
    await before.replaceRecipe({ ...mazur, learningRate: 'much' })
    await settle()
    const { notices, ...rest } = store.getState()
    expect(rest).toEqual({ ...before, notices: undefined })
    expect(notices[0]?.text).toMatch(/^The model was not opened: .*learningRate/)
  })
})
