import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Checkpoints } from '../../src/worker/checkpoints.ts'

const filled = (n: number, most: number): Checkpoints => {
  const checkpoints = new Checkpoints(Int32Array.of(1), most)
  for (let k = 0; k <= n; k++) checkpoints.offer(k, Float64Array.of(-1, k))
  return checkpoints
}

describe('checkpoints', () => {
  test('stay within their number, spread over all iterations, and come back as they were', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 500 }),
        fc.integer({ min: 2, max: 20 }),
        fc.nat({ max: 500 }),
        (n, most, k) => {
          const checkpoints = filled(n, most)
          expect(checkpoints.count).toBeLessThanOrEqual(most)
          const place = Math.min(k, n)
          const nearest = checkpoints.nearest(place)
          const cells = Float64Array.of(-7, -7)
          checkpoints.restore(nearest, cells)
          expect([...cells]).toEqual([-7, nearest])
          expect(nearest).toBeLessThanOrEqual(place)
          // Memory halves at worst when the stride doubles, so replays stay short.
          expect(place - nearest).toBeLessThan(Math.max(1, (2 * (n + 1)) / (most - 1)))
        },
      ),
    )
  })

  test('offered again on a replay, nothing is kept twice', () => {
    const checkpoints = filled(10, 100)
    for (let k = 3; k <= 10; k++) checkpoints.offer(k, Float64Array.of(0, 99))
    expect(checkpoints.count).toBe(11)
  })

  test('one that was not kept is refused', () => {
    expect(() => filled(10, 4).restore(1, new Float64Array(2))).toThrow('iteration 1 was not kept')
  })
})
