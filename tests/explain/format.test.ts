import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber, fullPrecision, isExact, shortNumber, spoken } from '../../src/explain/format.ts'

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const readBack = (text: string): number =>
  Number(
    text
      .replace(
        / × 10(.+)$/,
        (_, p: string) => `e${[...p].map((c) => (c === '⁻' ? '-' : SUPERSCRIPTS.indexOf(c))).join('')}`,
      )
      .replace('−', '-')
      .replace('∞', 'Infinity'),
  )

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 })
const everyday = fc.oneof(
  finite,
  fc.double({ noNaN: true, min: -200_000, max: 200_000 }),
  fc.integer({ min: -200_000, max: 200_000 }),
  fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 9 }))
    .map(([n, p]) => n / 10 ** p),
)

describe('formatNumber', () => {
  test.each([
    [0.05, '0.05'],
    [0.4, '0.4'],
    [12, '12'],
    [0.1385, '0.1385'],
    [0.13849856162855695, '0.1385'],
    [0.05539942465142278, '0.0554'],
    [0.5999999999, '0.6'],
    [-0.019049118258278118, '−0.01905'],
    [1.10590596705977, '1.106'],
    [3.510187782978859e-5, '3.51 × 10⁻⁵'],
    [0.0001, '0.0001'],
    [0.00012346, '0.0001235'],
    [0.00009999999, '0.0001'],
    [0.00009, '9 × 10⁻⁵'],
    [99999, '1 × 10⁵'],
    [100000, '1 × 10⁵'],
    [12345, '12350'],
    [-1e21, '−1 × 10²¹'],
    [5e-324, '5 × 10⁻³²⁴'],
    [0, '0'],
    [-0, '0'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
  ])('prints %s as %s', (x, text) => {
    expect(formatNumber(x)).toBe(text)
  })

  test.each([
    [2.6991e-6, 3, '2.7 × 10⁻⁶'],
    [-1.476e-5, 3, '−1.48 × 10⁻⁵'],
    [-1.476e-5, 2, '−1.5 × 10⁻⁵'],
    [0.0013918, 2, '0.0014'],
    [0.4, 2, '0.4'],
    [Number.NaN, 2, 'NaN'],
  ] as const)('prints %s in %i digits as %s', (x, digits, text) => {
    expect(shortNumber(x, digits)).toBe(text)
  })

  test('reads back within half a unit of the fourth significant digit', () => {
    fc.assert(
      fc.property(everyday, (x) => {
        const back = readBack(formatNumber(x))
        if (x === 0) return back === 0
        const unit = 10 ** (Math.floor(Math.log10(Math.abs(x))) - 3)
        return Math.abs(back - x) <= 0.5 * unit * (1 + 1e-9) + Number.MIN_VALUE
      }),
      { numRuns: 2000 },
    )
  })

  test('is exact if and only if it reads back as the same number, but for the last bits of a double', () => {
    fc.assert(
      fc.property(everyday, (x) => {
        const off = Math.abs(readBack(formatNumber(x)) - x) / Math.max(Math.abs(x), Number.MIN_VALUE)
        if (off === 0) return isExact(x)
        if (off > 1e-15) return !isExact(x)
        return true
      }),
      { numRuns: 2000 },
    )
    expect([0.1 * 0.2, 0.1 + 0.2, 1 / 3, 0.2373].map(isExact)).toEqual([true, true, false, true])
  })

  test('prints nothing but digits, one point, a true minus and a power, and never a lone zero with a sign', () => {
    fc.assert(
      fc.property(everyday, (x) => {
        const text = formatNumber(x)
        return /^−?\d+(\.\d*[1-9])?( × 10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?$/.test(text) && text !== '−0'
      }),
      { numRuns: 2000 },
    )
  })

  test('prints numbers that round alike with the same string', () => {
    fc.assert(
      fc.property(finite, (x) => {
        const text = formatNumber(x)
        return formatNumber(readBack(text)) === text
      }),
    )
  })
})

describe('fullPrecision', () => {
  test('reads back as exactly the same number', () => {
    fc.assert(fc.property(everyday, (x) => readBack(fullPrecision(x)) === x))
  })

  test('keeps every digit', () => {
    expect(fullPrecision(-0.13849856162855695)).toBe('−0.13849856162855695')
  })
})

describe('spoken', () => {
  test.each([
    [-0.5, 'minus 0.5'],
    [3.51e-5, '3.51 times 10 to the minus 5'],
    [-2e7, 'minus 2 times 10 to the 7'],
    [Number.NaN, 'not a number'],
    [Number.NEGATIVE_INFINITY, 'minus infinity'],
  ])('says %s as %s', (x, text) => {
    expect(spoken(x)).toBe(text)
  })
})
