import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeNames, inputNames } from '../../src/models/input-names.ts'
import { name } from '../../src/models/names.ts'
import { Report } from '../../src/models/reader.ts'

test.each([
  ['sepal length (cm)', 'sepalLengthCm'],
  ['x1', 'x1'],
  ['x_1', 'x1'],
  ['2019', 'x2019'],
  ['Größe in m²', 'GrößeInM²'],
  ['%', 'x'],
])('%s names the input %s', (column, input) => {
  expect(inputNames([column])).toEqual([input])
})

test('inputs of one name are told apart', () => {
  expect(inputNames(['a b', 'aB', 'a-b'])).toEqual(['aB', 'aB_2', 'aB_3'])
})

test('names that are free stay as they are, others find one that is', () => {
  expect(freeNames(['x²', 'w1', 'w1', 'a_b'], ['w1', 'w1_2'])).toEqual(['x²', 'w1_3', 'w1_4', 'a_b'])
})

test('every column gives a valid name that no other has', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 50 }), { maxLength: 12 }), (columns) => {
      const names = freeNames(inputNames(columns), ['L'])
      const report = new Report()
      for (const given of names) name.read(given, 'name', report)
      expect(report.problems).toEqual([])
      expect(new Set([...names, 'L']).size).toBe(columns.length + 1)
    }),
  )
})
