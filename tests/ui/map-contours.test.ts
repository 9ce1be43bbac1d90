import { describe, expect, test } from 'vitest'
import { MAP, mapBands, tintOf } from '../../src/ui/map-contours.ts'

const SIZE = 20
/** The middle of the i-th of so many equal parts of 0…1. */
const at = (i: number): number => (i + 0.5) / SIZE
const grid = (f: (x: number, y: number) => number): Float32Array =>
  Float32Array.from({ length: SIZE * SIZE }, (_, i) => f(at(i % SIZE), at(Math.floor(i / SIZE))))
const numbersOf = (path: string): number[] => (path.match(/-?[\d.]+/g) ?? []).map(Number)
const pointsOf = (path: string): [number, number][] => {
  const numbers = numbersOf(path)
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!])
}
const isInside = ([x, y]: [number, number]): boolean => x > 1 && x < MAP - 1 && y > 1 && y < MAP - 1

describe('a map of what a network says', () => {
  test('has its boundary where the answer crosses the middle of its range', () => {
    const bands = mapBands({ task: 'two', range: [0, 1] }, [grid((x) => x)], SIZE)
    const boundaries = bands.filter((b) => b.isBoundary)
    expect(boundaries).toHaveLength(1)
    for (const [x] of pointsOf(boundaries[0]!.path).filter(isInside)) expect(x).toBeCloseTo(MAP / 2, 0)
  })

  test('covers the whole square, corners as well', () => {
    const [lowest, next] = mapBands({ task: 'two', range: [0, 1] }, [grid(() => 1)], SIZE)
    expect(lowest!.path).toBe('M0 0H1000V1000H0Z')
    const points = pointsOf(next!.path)
    expect(Math.min(...points.flat())).toBeLessThanOrEqual(0)
    expect(Math.max(...points.flat())).toBeGreaterThanOrEqual(MAP)
    // A corner that is cut off is cut off outside the square.
    for (const [x, y] of points) expect(x <= 0 || x >= MAP || y <= 0 || y >= MAP).toBe(true)
  })

  test('of targets −1 and 1 turns at 0', () => {
    const bands = mapBands({ task: 'two', range: [-1, 1] }, [grid((x, y) => 2 * y - 0.5 + 0 * x)], SIZE)
    const boundary = bands.find((b) => b.isBoundary)!
    for (const [, y] of pointsOf(boundary.path).filter(isInside)) expect(y).toBeCloseTo(MAP / 4, 0)
  })

  test('of several classes has one boundary for each, where it begins to lead', () => {
    const values = [grid((x) => 1 - x), grid((x) => x), grid(() => 0.1)]
    const boundaries = mapBands({ task: 'several', range: [0, 1] }, values, SIZE).filter((b) => b.isBoundary)
    expect(boundaries.map((b) => b.kind)).toEqual([0, 1, 2])
    for (const b of boundaries.slice(0, 2))
      for (const [x] of pointsOf(b.path).filter(isInside)) expect(x).toBeCloseTo(MAP / 2, 0)
    expect(boundaries[2]!.path).toBe('')
  })

  test('of numbers has no boundary, and draws nothing of what is no number', () => {
    const numbers = mapBands({ task: 'numbers', range: [0, 2] }, [grid((x) => 2 * x)], SIZE)
    expect(numbers.some((b) => b.isBoundary)).toBe(false)
    const broken = mapBands({ task: 'two', range: [0, 1] }, [grid(() => Number.NaN)], SIZE)
    expect(broken.slice(1).every((b) => b.path === '')).toBe(true)
  })

  test('is tinted most at the ends of the range and not at all in its middle', () => {
    expect(tintOf(0)).toEqual({ kind: 0, strength: tintOf(1).strength })
    expect(tintOf(0.5).strength).toBe(0)
    expect(tintOf(3)).toEqual(tintOf(1))
  })
})
