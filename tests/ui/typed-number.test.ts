import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nudged, sliderAround, sliderBetween, typedNumber } from '../../src/ui/typed-number.ts'

describe('a typed number', () => {
  test.each([
    ['0.25', 0.25],
    [' -3 ', -3],
    ['−3', -3],
    ['+.5', 0.5],
    ['2.', 2],
    ['1e-3', 1e-3],
    ['0,25', 0.25],
    ['-0', -0],
  ])('%j is read', (text, value) => {
    expect(typedNumber(text)).toBe(value)
  })

  test.each(['', ' ', 'abc', '1,2,3', '1.2.3', '0x10', '1e', '--1', 'NaN', 'Infinity', '1 2', '1e999'])(
    '%j is refused in a sentence',
    (text) => {
      expect(typedNumber(text)).toMatch(/\.$/)
    },
  )

  test('every number is read back from how it is printed', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(typedNumber(String(x))).toBe(Object.is(x, -0) ? 0 : x)
      }),
      { seed: 11 },
    )
  })
})

describe('a slider', () => {
  test('reaches beyond its number on both sides, in a few hundred round steps', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        const { min, max, step } = sliderAround(value)
        expect(min).toBeLessThan(-Math.abs(value))
        expect(max).toBeGreaterThan(Math.abs(value))
        expect((max - min) / step).toBeLessThanOrEqual(2000)
      }),
      { seed: 12 },
    )
  })

  test('between two numbers has 200 round steps or more', () => {
    expect(sliderBetween(-4, 4)).toEqual({ min: -4, max: 4, step: 0.01 })
    expect(sliderBetween(0, 1)).toEqual({ min: 0, max: 1, step: 0.001 })
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e9 }),
        (min, span) => {
          const { step } = sliderBetween(min, min + span)
          expect(step).toBeGreaterThan(0)
          if (min + span > min) expect(span / step).toBeGreaterThan(199)
        },
      ),
      { seed: 13 },
    )
  })

  test('moves by steps without the dust of binary fractions', () => {
    expect(nudged(0.1, 2, 0.1)).toBe(0.3)
    expect(nudged(0.15, 1, 0.01)).toBe(0.16)
    expect(nudged(0, -3, 0.1)).toBe(-0.3)
    expect(nudged(12_340, 1, 100)).toBe(12_440)
  })
})
