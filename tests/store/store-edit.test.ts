import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mazur, mazurBiases } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { findRecipe, textbook } from '../../src/models/textbook.ts'
import { settle } from './fake-clock.ts'
import { memoryAddress } from './memory-address.ts'
import { opened, type Store, whereIs } from './opened-store.ts'

const cellsOf = (store: Store): Float64Array => {
  const { trace } = store.getState()
  return trace!.cellsAt(trace!.length).slice()
}

const paths = (recipe: Recipe): string[] => {
  const { model } = recipe
  if (model.kind === 'graph')
    return [
      'learningRate',
      ...model.leaves
        .filter((l) => !l.constant)
        .flatMap((l) => [`parameters.${l.name}`, `trainable.${l.name}`]),
    ]
  return [
    'learningRate',
    ...model.inputs.map((n) => `inputs.${n}`),
    ...model.layers.at(-1)!.neurons.map((n) => `targets.${n.name}`),
    ...model.parameters.flatMap((p) => [`parameters.${p.name}`, `trainable.${p.name}`]),
  ]
}

const edits = (recipe: Recipe) =>
  fc.constantFrom(...paths(recipe)).chain((path) =>
    fc.record({
      path: fc.constant(path),
      value: path.startsWith('trainable')
        ? fc.constantFrom(0, 1)
        : fc.double({ min: -10, max: 10, noNaN: true }),
      iteration: fc.integer({ min: 0, max: 3 }),
    }),
  )

describe('editing', () => {
  test('200 random edits, all undone, redone and undone again, end where they began', async () => {
    for (const recipe of [mazur, mazurBiases, findRecipe('micrograd-lecture')!]) {
      const store = await opened({ recipe })
      const before = cellsOf(store)
      const made = fc.sample(edits(recipe), { seed: 6, numRuns: 200 })
      for (const { path, value, iteration } of made) {
        if (iteration > 0) store.getState().goToIteration(iteration)
        store.getState().edit(path, value)
      }
      await settle()
      const after = cellsOf(store)
      const { past } = store.getState().history
      const edited = store.getState().compiled.recipe
      expect(past.length).toBeGreaterThan(150)
      for (const _ of past) store.getState().undo()
      await settle()
      store.getState().goToIteration(0)
      await settle()
      expect(store.getState().compiled.recipe).toEqual(recipe)
      expect(cellsOf(store)).toEqual(before)
      for (const _ of past) store.getState().redo()
      await settle()
      expect(store.getState().compiled.recipe).toBe(edited)
      store.getState().goToIteration(3)
      await settle()
      for (const _ of past) store.getState().undo()
      store.getState().goToIteration(0)
      await settle()
      expect(cellsOf(store)).toEqual(before)
      expect(after).not.toEqual(before)
    }
  })

  test('a link after edits leads to every cell, to the bit', async () => {
    for (const recipe of textbook) {
      const store = await opened({ address: memoryAddress(`#model=${recipe.id}`).address })
      for (const { path, value, iteration } of fc.sample(edits(recipe), { seed: 7, numRuns: 40 })) {
        store.getState().goToIteration(iteration)
        store.getState().edit(path, value)
        await settle()
      }
      store.getState().goToIteration(3)
      await settle()
      const other = await opened({ address: memoryAddress(store.getState().link()).address })
      expect(other.getState().notices).toEqual([])
      expect(other.getState().compiled.recipe.edits).toEqual(store.getState().compiled.recipe.edits)
      expect(cellsOf(other)).toEqual(cellsOf(store))
      expect(other.getState().iteration).toBe(3)
    }
  })

  test('keeps the place and the layout, and shows faintly what is to come until the next press', async () => {
    const store = await opened()
    store.getState().setAspect(1.6)
    store.getState().goTo(20)
    await settle()
    const { layout } = store.getState()
    expect(layout).not.toBeNull()
    store.getState().edit('parameters.w1', 0.9)
    await settle()
    expect(whereIs(store)).toEqual([0, 20])
    expect(store.getState()).toMatchObject({ layout, preview: true })
    store.getState().forward()
    expect(store.getState().preview).toBe(false)
  })

  test('of data at a later iteration, or of what is trained, starts over', async () => {
    const store = await opened()
    store.getState().goToIteration(5, 20)
    await settle()
    store.getState().edit('inputs.i1', 0.3)
    await settle()
    expect(whereIs(store)).toEqual([0, 0])
    store.getState().goTo(20)
    store.getState().edit('trainable.b1', 1)
    await settle()
    expect(whereIs(store)).toEqual([0, 0])
    expect(store.getState().compiled.graph.parameters).toHaveLength(9)
    store.getState().undo()
    store.getState().undo()
    await settle()
    expect(store.getState().compiled.recipe).toEqual(mazur)
  })

  test('in one drag is one thing to undo, and the last number counts', async () => {
    const store = await opened()
    for (let i = 1; i <= 30; i++) store.getState().edit('parameters.w1', i / 100, i > 1)
    await settle()
    expect(store.getState().trace!.columns.initial[2]).toBe(0.3)
    store.getState().undo()
    await settle()
    expect(store.getState().compiled.recipe.edits).toEqual([])
    expect(store.getState().trace!.columns.initial[2]).toBe(0.15)
  })

  test('goes back to the book in one step that can be undone', async () => {
    const store = await opened()
    store.getState().edit('parameters.w1', 1)
    store.getState().edit('targets.o1', 1)
    store.getState().resetEdits()
    await settle()
    expect(store.getState().compiled.recipe).toEqual(mazur)
    store.getState().undo()
    await settle()
    expect(store.getState().compiled.recipe.edits).toHaveLength(2)
  })

  test('of what is not there says so and changes nothing', async () => {
    const store = await opened()
    store.getState().edit('parameters.w99', 1)
    store.getState().edit('parameters.w1', Number.NaN)
    await settle()
    expect(store.getState().notices.map((n) => n.text)).toEqual([
      'Nothing was changed: parameters.w99 cannot be edited.',
      'Nothing was changed: parameters.w1 is NaN; expected a finite number.',
    ])
    expect(store.getState().history.past).toEqual([])
  })

  test.each([
    ['eta=-1', 'eta “-1” (expected a number from 0 to 1,000,000)'],
    ['eta=1e9', 'eta “1000000000” (expected a number from 0 to 1,000,000)'],
    ['edits=eta@4:-1', 'edits “eta@4:-1” (expected a number from 0 to 1,000,000)'],
  ])('a learning rate out of range is named in a link: %s', async (text, problem) => {
    const store = await opened({ address: memoryAddress(`#model=mazur&${text}`).address })
    expect(store.getState().notices.map((n) => n.text)).toEqual([`Ignored in the link: ${problem}.`])
    expect(store.getState().compiled.recipe.edits).toEqual([])
  })

  test('bad edits of a link are named, the good ones hold', async () => {
    const store = await opened({
      address: memoryAddress('#model=mazur&edits=w5:0.3,w99:1,w1,i1:fixed,h1:2,b1:trained,eta@4:0.25')
        .address,
    })
    expect(store.getState().notices.map((n) => n.text)).toEqual([
      'Ignored in the link: edits “w99:1” (this model has nothing of that name); edits “w1” (expected a name, a colon and a number, such as w5:0.3); edits “h1:2” (this model has nothing of that name); and 1 more.',
    ])
    expect(store.getState().compiled.recipe.edits).toEqual([
      { iteration: 0, path: 'parameters.w5', value: 0.3 },
      { iteration: 0, path: 'trainable.b1', value: 1 },
      { iteration: 4, path: 'learningRate', value: 0.25 },
    ])
  })
})
