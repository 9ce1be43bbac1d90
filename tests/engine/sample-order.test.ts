import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleOrder } from '../../src/engine/sample-order.ts'

const size = fc.integer({ min: 1, max: 60 })

test('as they stand, samples come one after the other, again and again', () => {
  const order = sampleOrder(3, null)
  expect(Array.from({ length: 7 }, (_, p) => order.at(p))).toEqual([0, 1, 2, 0, 1, 2, 0])
})

test('every shuffled epoch takes each sample once, in the same order whenever it is asked', () => {
  fc.assert(
    fc.property(size, fc.nat(), fc.nat({ max: 100_000 }), (n, seed, epoch) => {
      const order = sampleOrder(n, seed)
      const taken = Array.from({ length: n }, (_, i) => order.at(epoch * n + i))
      expect([...taken].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i))
      const other = sampleOrder(n, seed)
      other.at(0)
      expect(Array.from({ length: n }, (_, i) => other.at((epoch + 1) * n - 1 - i)).reverse()).toEqual(taken)
    }),
  )
})

test('epochs and seeds have orders of their own', () => {
  const orderOf = (seed: number, epoch: number): string => {
    const order = sampleOrder(20, seed)
    return Array.from({ length: 20 }, (_, i) => order.at(20 * epoch + i)).join()
  }
  const orders = [1, 2, 3].flatMap((seed) => [0, 1, 2, 3].map((epoch) => orderOf(seed, epoch)))
  expect(new Set(orders).size).toBe(orders.length)
})
