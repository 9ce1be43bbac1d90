import { expect, test } from 'vitest'
import { mazur } from '../../src/models/mazur.ts'
import { emptyHistory, HISTORY_LIMIT, pushHistory, redo, undo } from '../../src/store/history.ts'

const recipe = (learningRate: number) => ({ ...mazur, learningRate })
const [a, b, c] = [recipe(1), recipe(2), recipe(3)]

test('what is undone can be redone, step by step', () => {
  const history = pushHistory(pushHistory(emptyHistory, a), b)
  const once = undo(history, c)!
  expect(once).toEqual({ recipe: b, history: { past: [a], future: [c] } })
  const twice = undo(once.history, once.recipe)!
  expect(twice).toEqual({ recipe: a, history: { past: [], future: [b, c] } })
  expect(undo(twice.history, twice.recipe)).toBeNull()
  expect(redo(twice.history, twice.recipe)).toEqual(once)
  expect(redo(once.history, once.recipe)).toEqual({ recipe: c, history })
  expect(redo(history, c)).toBeNull()
})

test('a change after undoing drops what was undone', () => {
  const { history, recipe: now } = undo(pushHistory(emptyHistory, a), b)!
  expect(pushHistory(history, now)).toEqual({ past: [a], future: [] })
})

test('the oldest recipes are forgotten first', () => {
  let history = emptyHistory
  for (let i = 0; i <= HISTORY_LIMIT; i++) history = pushHistory(history, recipe(i))
  expect(history.past).toHaveLength(HISTORY_LIMIT)
  expect(history.past[0]?.learningRate).toBe(1)
})
