import { describe, expect, test } from 'vitest'
import { MOST_CHARACTERS } from '../../src/models/program.ts'
import { findRecipe } from '../../src/models/textbook.ts'
import { startingPrograms } from '../../src/store/starting-programs.ts'
import { createTyping, readText, textOf } from '../../src/store/typing.ts'
import { FakeClock, settle } from './fake-clock.ts'
import { opened } from './opened-store.ts'

const typingAt = async (id = 'cs231n-circuit') => {
  const store = await opened({ recipe: findRecipe(id)! })
  const clock = new FakeClock()
  const typing = createTyping(store, clock.clock)
  const program = () => store.getState().compiled.recipe.program
  const text = () => textOf(store.getState())
  /** Types, and lets `ms` pass. */
  const type = async (next: string, ms = 0): Promise<void> => {
    typing.type(next)
    await settle()
    await clock.pass(ms)
  }
  return { store, typing, clock, type, program, text }
}

const LINES = 'a = 2; b = 3\nL = a * b'

describe('typing a program', () => {
  test('a text that can be read becomes the recipe at once', async () => {
    const { store, type, program, text } = await typingAt()
    await type(LINES)
    expect(program()).toBe(LINES)
    expect(text()).toBe(LINES)
    expect(store.getState().compiled.recipe).toMatchObject({ id: 'typed', lossLetter: 'L' })
  })

  test('a text that cannot be read is kept, and the last good program stays', async () => {
    const { store, type, program, text } = await typingAt()
    await type(LINES)
    const before = store.getState().compiled
    await type(`${LINES} * (`)
    expect(text()).toBe(`${LINES} * (`)
    expect(program()).toBe(LINES)
    expect(store.getState().compiled).toBe(before)
  })

  test('the text that is already in view changes nothing', async () => {
    const { store, type } = await typingAt()
    const { recipe } = store.getState().compiled
    await type(recipe.program!)
    expect(store.getState().compiled.recipe).toBe(recipe)
    expect(store.getState().history.past).toEqual([])
  })

  test('what is typed in quick succession is one thing to undo; after a pause it is another', async () => {
    const { store, type, program } = await typingAt()
    const first = program()
    await type('L = 2 * a', 400)
    await type('L = 2 * a +', 200)
    await type('L = 2 * a + 1', 1200)
    await type('L = 2 * a + 12')
    store.getState().undo()
    await settle()
    expect(program()).toBe('L = 2 * a + 1')
    store.getState().undo()
    await settle()
    expect(program()).toBe(first)
    store.getState().redo()
    await settle()
    expect(program()).toBe('L = 2 * a + 1')
  })

  test('a number moved in between is a thing of its own to undo', async () => {
    const { store, type, program } = await typingAt()
    await type(LINES)
    store.getState().edit('parameters.a', 5)
    await settle()
    await type(`${LINES} + 1`)
    store.getState().undo()
    await settle()
    expect(program()).toBe(LINES)
    expect(store.getState().compiled.recipe.edits).toEqual([{ iteration: 0, path: 'parameters.a', value: 5 }])
    store.getState().undo()
    await settle()
    expect(store.getState().compiled.recipe.edits).toEqual([])
  })

  test('undo takes back a text that cannot be read before anything else', async () => {
    const { store, type, program, text } = await typingAt()
    const first = program()
    await type(LINES)
    await type(`${LINES} *`)
    store.getState().undo()
    await settle()
    expect(text()).toBe(LINES)
    expect(program()).toBe(LINES)
    store.getState().undo()
    await settle()
    expect(text()).toBe(first)
  })

  test('opening another model drops what was being typed', async () => {
    const { store, type, text } = await typingAt()
    await type('L = (')
    store.getState().putRecipe(findRecipe('colah')!)
    await settle()
    expect(text()).toBe(findRecipe('colah')!.program)
    await type('L = (')
    store.getState().openLink('#model=mazur')
    await settle()
    expect(text()).toBeNull()
  })

  test('a new name waits until it is typed: it may be the beginning of another', async () => {
    const { type, program } = await typingAt()
    await type(LINES)
    for (const next of ['M', 'M ', 'M =', 'M = s', 'M = si', 'M = sig']) await type(`${LINES}\n${next}`, 100)
    expect(program()).toBe(LINES)
    await type(`${LINES}\nM = sigmoid(L)`)
    expect(program()).toBe(`${LINES}\nM = sigmoid(L)`)
    await type(`${LINES}\nM = sigmoid(L) + q`, 100)
    expect(program()).toBe(`${LINES}\nM = sigmoid(L)`)
    await type(`${LINES}\nM = sigmoid(L) + q`, 300)
    expect(program()).toBe(`${LINES}\nM = sigmoid(L) + q`)
  })

  test('closing the editor makes what still waits', async () => {
    const { typing, type, program } = await typingAt()
    await type('L = q')
    typing.flush()
    await settle()
    expect(program()).toBe('L = q')
  })

  test('large programs become graphs at most every 150 ms, the newest one at the end', async () => {
    const { type, program } = await typingAt()
    const long = (n: number): string =>
      `x = 1\n${Array.from({ length: 200 }, () => 'x + 1').join('\n')}\nL = x * ${n}`
    const first = program()
    await type(long(1), 50)
    await type(long(2), 50)
    expect(program()).toBe(first)
    await type(long(3), 50)
    expect(program()).toBe(long(3))
  })

  test('very large ones wait for a pause', async () => {
    const { type, program } = await typingAt()
    const long = (n: number): string => `x = 1\nL = ${'x*'.repeat(900)}${n}`
    const first = program()
    for (const n of [1, 2, 3]) await type(long(n), 200)
    expect(program()).toBe(first)
    await type(long(4), 300)
    expect(program()).toBe(long(4))
  })

  test('beyond the limits there is a message, and the stage stays', async () => {
    const { type, program, text } = await typingAt()
    const first = program()
    for (const long of [`L = x${' '.repeat(MOST_CHARACTERS)}`, `L = ${'x*'.repeat(2001)}x`]) {
      await type(long, 500)
      expect(program()).toBe(first)
      expect(text()).toBe(long)
      const read = readText(long)
      expect(read.ok ? '' : read.problem.message).toMatch(/10,000|2,000/)
    }
  })
})

describe('leaves while their program is typed', () => {
  test('keep number, role and range, and have them again when they come back', async () => {
    const { store, type } = await typingAt()
    await type('L = a * b', 300)
    const { edit } = store.getState()
    edit('parameters.a', 7)
    edit('trainable.a', 1)
    edit('most.a', 20)
    await settle()
    await type('L = b * b')
    expect(store.getState().compiled.recipe.edits).toEqual([])
    await type('L = b * b + a')
    await type('L = b * b + a', 300)
    expect(store.getState().compiled.recipe.edits.map(({ path, value }) => [path, value])).toEqual([
      ['most.a', 20],
      ['parameters.a', 7],
      ['trainable.a', 1],
    ])
  })

  test('of another expression are not mistaken for these', async () => {
    const { store, type } = await typingAt()
    await type('L = a * b', 300)
    store.getState().edit('parameters.a', 7)
    await settle()
    store.getState().putRecipe(findRecipe('colah')!)
    await settle()
    await type('L = x * a', 300)
    expect(store.getState().compiled.recipe.edits).toEqual([{ iteration: 0, path: 'parameters.a', value: 2 }])
  })
})

test.each(startingPrograms)('the starting program “$title” can be read without a remark', ({ text }) => {
  const read = readText(text)
  expect(read).toMatchObject({ ok: true, program: { remarks: [] } })
})
