import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { axisNumbers } from '../../src/ui/curve-points.ts'

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

describe('the numbers that an axis is for', () => {
  test('are those of faint lines as well, as long as they are not far above', () => {
    expect(axisNumbers([50, 50], [30, 90], false)).toEqual({ numbers: [50, 50, 30, 90], above: null })
    expect(axisNumbers([1, Number.NaN], [], false).above).toBeNull()
  })

  test('leave single faint ones out that would flatten all others, and tell how far they reach', () => {
    const spiky = [...range(99).map((i) => 1 + i / 100), 1e6]
    const { numbers, above } = axisNumbers([1, 2], spiky, false)
    expect([Math.max(...numbers), above]).toEqual([2, 1e6])
    expect(axisNumbers([1, 2], spiky, true)).toEqual({ numbers: [1, 2, ...spiky], above: null })
  })

  test('hold every number, or what lies above is told', () => {
    const number = fc.double({ min: 0, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), fc.array(number), (labelled, faint) => {
        const { numbers, above } = axisNumbers(labelled, faint, false)
        expect(Math.max(...numbers, above ?? 0)).toBe(Math.max(...labelled, ...faint))
      }),
    )
  })
})
