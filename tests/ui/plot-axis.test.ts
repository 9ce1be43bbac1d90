import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textWidth } from '../../src/scene/text-widths.ts'
import type { Dot } from '../../src/store/data-in-view.ts'
import { dotPaths, nearestDot, neighbourDot, type PlacedDot, shapePath } from '../../src/ui/dot-shapes.ts'
import { editMarks } from '../../src/ui/edit-marks.ts'
import { iterationAxis, spreadLabels, valueAxis } from '../../src/ui/plot-axis.ts'
import { overflowWords, runEndWords } from '../../src/ui/run-words.ts'

describe('an axis', () => {
  test('of values has a tick or two at least, within its ends, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), { minLength: 2, maxLength: 20 }),
        fc.boolean(),
        (numbers, log) => {
          const axis = valueAxis(numbers, log, 200, 10)
          for (const { value } of axis.ticks) {
            expect(axis.at(value)).toBeGreaterThanOrEqual(9.99)
            expect(axis.at(value)).toBeLessThanOrEqual(200.01)
          }
          for (const x of numbers) expect(axis.at(x)).toBeLessThanOrEqual(200.01)
          expect(axis.ticks.length).toBeGreaterThanOrEqual(1)
          expect(axis.ticks.length).toBeLessThanOrEqual(12)
        },
      ),
    )
  })

  test('by powers of ten puts 0 at its foot, and nothing where there is no number', () => {
    const axis = valueAxis([0, 1e-6, 1, Number.NaN, Number.POSITIVE_INFINITY], true, 200, 10)
    expect(axis.at(0)).toBe(200)
    expect([axis.at(Number.NaN), axis.at(Number.POSITIVE_INFINITY)]).toEqual([Number.NaN, Number.NaN])
    expect(axis.ticks.map((t) => t.text)).toEqual(expect.arrayContaining(['10⁻⁴', '1']))
  })

  test('of what is never below 0 begins at 0', () => {
    const axis = valueAxis([0, 0.7], false, 200, 10)
    expect(axis.at(0)).toBe(200)
  })

  test('of iterations holds whole numbers, by powers of ten from 0 as well', () => {
    expect(iterationAxis(10, false, 0, 400).ticks.every((t) => Number.isInteger(t.value))).toBe(true)
    const log = iterationAxis(50_000, true, 0, 600)
    expect(log.ticks[0]!.text).toBe('0')
    expect(log.at(0)).toBe(0)
    expect(log.at(50_000)).toBe(600)
    expect(log.at(1000)).toBeGreaterThan(300)
  })

  test('of iterations has numbers that do not run together, however narrow it is, and more than one where two fit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.boolean(),
        fc.integer({ min: 60, max: 700 }),
        (last, log, width) => {
          const axis = iterationAxis(last, log, 52, 52 + width)
          const ends = axis.ticks.map(({ value, text }) => {
            const half = textWidth(text, 13, 400) / 2
            return [axis.at(value) - half, axis.at(value) + half] as const
          })
          for (let i = 1; i < ends.length; i++)
            expect(ends[i]![0] - ends[i - 1]![1]).toBeGreaterThanOrEqual(10)
          if (width > 140) expect(ends.length).toBeGreaterThan(1)
        },
      ),
    )
  })

  test('labels at its end keep their order and do not overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 300, noNaN: true }), { maxLength: 9 }), (wanted) => {
        const heights = spreadLabels(wanted, 15, 10, 200)
        const order = wanted.map((y, i) => [y, heights[i]!] as const).sort((a, b) => a[1] - b[1])
        for (let i = 1; i < order.length; i++)
          expect(order[i]![1] - order[i - 1]![1]).toBeGreaterThanOrEqual(14.999)
        for (const y of heights) expect(y).toBeLessThanOrEqual(200)
      }),
    )
  })
})

const dot = (row: number, kind = 0, isTest = false): Dot => ({ row, kind, isTest, at: [], targets: [] })
const placed: readonly PlacedDot[] = [
  { dot: dot(0), x: 50, y: 10 },
  { dot: dot(1, 1), x: 10, y: 90 },
  { dot: dot(2, 1, true), x: 30, y: 50 },
]

describe('samples on a plot', () => {
  test('are one path for each class, of training and of test samples', () => {
    expect(dotPaths(placed, 4).map(({ kind, isTest }) => [kind, isTest])).toEqual([
      [1, true],
      [0, false],
      [1, false],
    ])
    expect(new Set([0, 1, 2, 3, 4, 5].map((kind) => shapePath(kind, 0, 0, 4))).size).toBe(6)
  })

  test('are found near the pointer, and nowhere else', () => {
    expect(nearestDot(placed, 31, 52, 9)?.dot.row).toBe(2)
    expect(nearestDot(placed, 31, 70, 9)).toBeNull()
  })

  test('are walked from left to right, from low to high, and to the ends', () => {
    const from = (row: number, key: string): number => neighbourDot(placed, placed[row]!.dot, key)!.dot.row
    expect([from(1, 'ArrowRight'), from(2, 'ArrowRight'), from(0, 'ArrowRight')]).toEqual([2, 0, 0])
    expect([from(1, 'ArrowUp'), from(2, 'ArrowDown')]).toEqual([2, 1])
    expect([from(2, 'Home'), from(2, 'End')]).toEqual([1, 0])
    expect(neighbourDot(placed, null, 'ArrowLeft')!.dot.row).toBe(1)
    expect(neighbourDot([], null, 'ArrowLeft')).toBeNull()
  })
})

test('edits are marked where they were made while training was under way, with what they were', () => {
  const edit = (iteration: number, path: string, value: number) => ({ iteration, path, value })
  expect(
    editMarks([
      edit(0, 'parameters.w1', 1),
      edit(40, 'learningRate', 0.01),
      edit(40, 'parameters.w12', -2),
      edit(90, 'parameters.b1', 0.5),
    ]),
  ).toEqual([
    { iteration: 40, text: 'η = 0.01, w₁₂ = −2' },
    { iteration: 90, text: 'b₁ = 0.5' },
  ])
})

test('what ended a run is said in one line', () => {
  const goal = { until: 1_000_000, lossBelow: null, accuracyAbove: null }
  const words = (end: 'until' | 'loss' | 'accuracy', iteration: number, more = {}) =>
    runEndWords({ end, iteration }, { ...goal, ...more }, 'E')
  expect(overflowWords(12)).toBe('After 12 updates the loss is no finite number.')
  expect(words('until', 1_000_000)).toBe('Reached the last iteration, 1,000,000.')
  expect(words('until', 100_040, { lossBelow: 0.01 })).toBe(
    'After 100,000 more updates the loss is still not below 0.01: iteration 100,040.',
  )
  expect(words('until', 100_040, { accuracyAbove: 0.95 })).toContain('the accuracy is still not above 95 %')
  expect(words('loss', 1200, { lossBelow: 0.05 })).toBe(
    'E over the training samples is below 0.05: iteration 1,200, where an epoch ends.',
  )
  expect(runEndWords({ end: 'accuracy', iteration: 5 }, null, 'L')).toContain('iteration 5')
})
