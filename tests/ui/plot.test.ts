import { describe, expect, test } from 'vitest'
import { curvePath, tangentEnds } from '../../src/ui/curve-path.ts'
import { labelSpot } from '../../src/ui/label-spot.ts'
import { rangeAround, stepOf, widened } from '../../src/ui/nudge-range.ts'
import { curveRange, plotScale, roundTicks } from '../../src/ui/plot-scale.ts'

describe('ticks', () => {
  test.each([
    [-2, 2, 8, [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2]],
    [0.1, 0.42, 4, [0.1, 0.2, 0.3, 0.4]],
    [-3e-7, 3e-7, 4, [-2e-7, 0, 2e-7]],
    [0, 90000, 4, [0, 50000]],
  ])('from %d to %d are round', (min, max, most, ticks) => {
    expect(roundTicks(min, max, most)).toEqual(ticks)
  })

  test('of no range are none', () => {
    expect([roundTicks(1, 1, 4), roundTicks(0, Infinity, 4), roundTicks(Number.NaN, 1, 4)]).toEqual([
      [],
      [],
      [],
    ])
  })
})

describe('the range of a curve', () => {
  test('holds all numbers with a little room, and the one that must be there', () => {
    const [min, max] = curveRange([1, 2, 3], [4])
    expect(min).toBeLessThan(1)
    expect(max).toBeGreaterThan(4)
    expect(max - min).toBeLessThan(4)
  })

  test('is not stretched by what lies far away, as beside a pole', () => {
    const numbers = [...Array.from({ length: 100 }, (_, i) => i / 100), 1e6, -1e9]
    const [min, max] = curveRange(numbers, [0.5])
    expect([min > -1, max < 2]).toEqual([true, true])
  })

  test('leaves out what is not finite, and has some width for a constant and for nothing', () => {
    expect(curveRange([Number.NaN, Infinity], [Number.NaN])).toEqual([0, 1])
    const [min, max] = curveRange([2, 2, Number.NaN], [])
    expect([min, max]).toEqual([1, 3])
  })
})

describe('a curve', () => {
  const x = plotScale(0, 4, 0, 40)
  const y = plotScale(0, 10, 100, 0)

  test('is broken where there is no number or no way', () => {
    const points = [
      { x: 0, loss: 0 },
      { x: 1, loss: 10 },
      { x: 2, loss: Number.NaN },
      { x: 3, loss: 5 },
      { x: 4, loss: 0, apart: true as const },
    ]
    expect(curvePath(points, x, y)).toBe('M0.0 100.0L10.0 0.0M30.0 50.0M40.0 100.0')
    expect(curvePath([{ x: 0, loss: 1e9 }], x, y)).toBe('')
  })

  test('has a tangent of its slope and of the same length everywhere', () => {
    for (const slope of [0, 2.5, -40]) {
      const [[x0, y0], [x1, y1]] = tangentEnds({ x: 2, y: 5, slope }, x, y, 30)
      expect(Math.hypot(x1 - x0, y1 - y0)).toBeCloseTo(60)
      expect((y1 - y0) / (x1 - x0)).toBeCloseTo(-slope)
      expect([(x0 + x1) / 2, (y0 + y1) / 2]).toEqual([expect.closeTo(20), expect.closeTo(50)])
    }
  })
})

describe('a label', () => {
  const room = { width: 60, height: 15, left: 0, right: 300, top: 0, bottom: 200 }
  const rising = Array.from({ length: 61 }, (_, i) => [i * 5, 200 - i * 3] as const)

  test('stands where the curve is not', () => {
    const { y, anchor } = labelSpot(150, 110, { ...room, curve: rising })
    expect(anchor === 'start' ? y > 110 : y < 110).toBe(true)
    const falling = rising.map(([cx, cy]) => [cx, 200 - cy] as const)
    const other = labelSpot(150, 90, { ...room, curve: falling })
    expect(other.anchor === 'start' ? other.y < 90 : other.y > 90).toBe(true)
  })

  test('stays within the plot', () => {
    for (const px of [0, 290, 300]) {
      const { x, anchor } = labelSpot(px, 100, { ...room, curve: [] })
      const from = anchor === 'start' ? x : x - room.width
      expect(from).toBeGreaterThanOrEqual(0)
      expect(from + room.width).toBeLessThanOrEqual(300)
    }
  })
})

describe('the range of a nudge', () => {
  test('is round, around 0, with room beside the number', () => {
    expect(rangeAround(0.4)).toEqual({ least: -2, most: 2 })
    expect(rangeAround(-6.88)).toEqual({ least: -20, most: 20 })
    expect(rangeAround(1200)).toEqual({ least: -3000, most: 3000 })
    for (const value of [1e307, 1e308, -Number.MAX_VALUE]) {
      const { least, most } = rangeAround(value)
      expect([least === -most, most > 1e307, Number.isFinite(most - least)]).toEqual([true, true, true])
      expect(stepOf(widened(rangeAround(0), value))).toBeGreaterThan(0)
    }
    expect([stepOf({ least: -2, most: 2 }), stepOf({ least: 0, most: 1000 })]).toEqual([0.01, 1])
  })

  test('is widened by a number beyond, on that side', () => {
    expect(widened({ least: -2, most: 2 }, 1.5)).toEqual({ least: -2, most: 2 })
    expect(widened({ least: -2, most: 2 }, 7)).toEqual({ least: -2, most: 20 })
    expect(widened({ least: 0, most: 2 }, -0.5)).toEqual({ least: -2, most: 2 })
  })
})
