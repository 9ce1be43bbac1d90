import { expect, test } from 'vitest'
import { cardAfterKey } from '../../src/ui/card-keys.ts'

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowLeft', 1, 0],
  ['ArrowDown', 1, 4],
  ['ArrowUp', 4, 1],
  ['Home', 5, 0],
  ['End', 5, 8],
  ['ArrowLeft', 0, 0],
  ['ArrowRight', 8, 8],
  ['ArrowDown', 7, 7],
  ['ArrowUp', 2, 2],
])('%s leads from card %d of nine in threes to card %d', (key, from, to) => {
  expect(cardAfterKey(key, from, 9, 3)).toBe(to)
})

test.each(['Enter', 'a', 'Tab', 'toString'])('%s is no key of cards', (key) => {
  expect(cardAfterKey(key, 4, 9, 3)).toBeNull()
})
