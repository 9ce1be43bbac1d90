import { expect, test } from 'vitest'
import { targetsOf } from '../../src/models/targets.ts'

test('a number is its own target, whatever the loss', () => {
  for (const needs of ['any', 'zeroOne', 'plusMinusOne', 'oneHot'] as const)
    expect(targetsOf({ target: 0.3 }, needs, 'regression', 0)).toEqual([0.3])
})

test('one of two classes is one number, false first, or one per class where the loss needs that', () => {
  const both = [0, 1].map((target) => ({ target }))
  expect(both.map((row) => targetsOf(row, 'any', 'binary', 2))).toEqual([[0], [1]])
  expect(both.map((row) => targetsOf(row, 'zeroOne', 'binary', 2))).toEqual([[0], [1]])
  expect(both.map((row) => targetsOf(row, 'plusMinusOne', 'binary', 2))).toEqual([[-1], [1]])
  expect(both.map((row) => targetsOf(row, 'oneHot', 'binary', 2))).toEqual([
    [1, 0],
    [0, 1],
  ])
})

test('one of several classes is a number per class', () => {
  for (const needs of ['any', 'zeroOne', 'oneHot'] as const)
    expect(targetsOf({ target: 2 }, needs, 'classes', 3)).toEqual([0, 0, 1])
  expect(targetsOf({ target: 1 }, 'plusMinusOne', 'classes', 3)).toEqual([-1, 1, -1])
})
