import { expect, test } from 'vitest'
import { inRandomOrder, normalNumbers, randomNumbers } from '../../src/engine/rng.ts'

const take = (seed: number, n: number): number[] => {
  const random = randomNumbers(seed)
  return Array.from({ length: n }, random)
}

test('a seed decides the sequence', () => {
  expect(take(7, 20)).toEqual(take(7, 20))
  expect(take(7, 20)).not.toEqual(take(8, 20))
  // Fixed for good: saved recipes rely on these numbers.
  expect(take(1, 2)).toEqual([0.6270739405881613, 0.002735721180215478])
})

test('numbers lie in [0, 1) and fill it evenly', () => {
  const tenths = new Array<number>(10).fill(0)
  for (const x of take(42, 10_000)) {
    expect(x >= 0 && x < 1).toBe(true)
    tenths[Math.floor(10 * x)]!++
  }
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('normal numbers have mean 0, standard deviation 1 and the tails of the bell curve', () => {
  const normal = normalNumbers(randomNumbers(3))
  const xs = Array.from({ length: 100_000 }, normal)
  const mean = xs.reduce((sum, x) => sum + x, 0) / xs.length
  const variance = xs.reduce((sum, x) => sum + x * x, 0) / xs.length
  expect(Math.abs(mean)).toBeLessThan(0.01)
  expect(Math.abs(variance - 1)).toBeLessThan(0.02)
  const within = (deviations: number): number => xs.filter((x) => Math.abs(x) < deviations).length / xs.length
  expect(Math.abs(within(1) - 0.6827)).toBeLessThan(0.005)
  expect(Math.abs(within(2) - 0.9545)).toBeLessThan(0.003)
})

test('normal numbers are finite where the source gives 0', () => {
  const normal = normalNumbers(() => 0)
  expect([normal(), normal()].every(Number.isFinite)).toBe(true)
})

test('a random order has every item once, each place equally often, and leaves the items alone', () => {
  const random = randomNumbers(5)
  const items = ['a', 'b', 'c']
  const orders = new Map<string, number>()
  for (let k = 0; k < 6000; k++) {
    const order = inRandomOrder(items, random).join('')
    orders.set(order, (orders.get(order) ?? 0) + 1)
  }
  expect(items).toEqual(['a', 'b', 'c'])
  expect([...orders.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
  for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(120)
})
