import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitRows } from '../../src/models/data-split.ts'

const classes = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 200 })
const share = fc.double({ min: 0, max: 0.9, noNaN: true })
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 })

test('every row is trained on or tested, never both, in the order of the rows', () => {
  fc.assert(
    fc.property(classes, share, seeds, (classOf, part, seed) => {
      const { train, test: tested } = splitRows(classOf, part, seed)
      const rising = (rows: readonly number[]) => rows.every((row, i) => i === 0 || row > rows[i - 1]!)
      expect([...train, ...tested].sort((a, b) => a - b)).toEqual(classOf.map((_, i) => i))
      expect(rising(train) && rising(tested)).toBe(true)
    }),
  )
})

test('every class is tested by its share to within a row, and keeps at least one row to train on', () => {
  fc.assert(
    fc.property(classes, share, seeds, (classOf, part, seed) => {
      const { train, test: tested } = splitRows(classOf, part, seed)
      for (const c of new Set(classOf)) {
        const all = classOf.filter((other) => other === c).length
        const testedOfClass = tested.filter((i) => classOf[i] === c).length
        expect(Math.abs(testedOfClass - all * part)).toBeLessThanOrEqual(1)
        expect(train.some((i) => classOf[i] === c)).toBe(true)
      }
    }),
  )
})

test('as many rows as the share says are tested where the classes allow it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 500 }), share, seeds, (size, part, seed) => {
      const one = splitRows(Array(size).fill(0), part, seed)
      expect(one.test.length).toBe(Math.round(size * part))
      const two = splitRows(
        Array.from({ length: size }, (_, i) => i % 2),
        part,
        seed,
      )
      expect(two.test.length).toBe(Math.round(size * part))
    }),
  )
})

test('the same seed tests the same rows, another one others', () => {
  const classOf = Array.from({ length: 100 }, (_, i) => i % 3)
  expect(splitRows(classOf, 0.3, 5)).toEqual(splitRows(classOf, 0.3, 5))
  expect(splitRows(classOf, 0.3, 5)).not.toEqual(splitRows(classOf, 0.3, 6))
})

test('a share of 0 tests none, and a single row is trained on', () => {
  expect(splitRows([0, 1, 0, 1], 0, 1)).toEqual({ train: [0, 1, 2, 3], test: [] })
  expect(splitRows([0], 0.9, 1)).toEqual({ train: [0], test: [] })
})
