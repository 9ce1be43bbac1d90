import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitScale, scaled } from '../../src/models/data-scaling.ts'
import { dataSetOf } from '../../src/models/data-sets.ts'
import { ownChoice } from './own-choice.ts'

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 })

const tableOf = (xs: readonly number[]): string => ['x,y,t', ...xs.map((x, i) => `${x},5,${i}`)].join('\n')

test('standard scaling gives mean 0 and standard deviation 1', () => {
  fc.assert(
    fc.property(numbers, (xs) => {
      const scale = fitScale('x', 'standard', xs)
      fc.pre(scale.max - scale.min > 1e-3)
      const by = xs.map((x) => scaled(x, scale))
      expect(by.reduce((sum, x) => sum + x, 0) / by.length).toBeCloseTo(0, 5)
      expect(by.reduce((sum, x) => sum + x * x, 0) / by.length).toBeCloseTo(1, 5)
    }),
  )
})

test('scaling to 0…1 takes the smallest to 0 and the largest to 1', () => {
  const scale = fitScale('x', 'minmax', [4, 2, 10])
  expect([2, 4, 10, 12].map((x) => scaled(x, scale))).toEqual([0, 0.25, 1, 1.25])
})

test('scaled numbers are finite, whatever the numbers', () => {
  const any = fc.double({ min: -1e100, max: 1e100, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(any, { minLength: 1 }),
      any,
      fc.constantFrom('standard', 'minmax'),
      (xs, x, scaling) => {
        expect(scaled(x, fitScale('x', scaling as 'standard' | 'minmax', xs))).toSatisfy(Number.isFinite)
      },
    ),
  )
})

test('numbers are not touched where nothing is to be scaled, constant ones included', () => {
  expect(scaled(0.1, fitScale('x', 'none', [0.1, 0.1]))).toBe(0.1)
})

test('a constant column is scaled to 0, for test rows too, and said', () => {
  const result = dataSetOf(ownChoice(tableOf([1, 2, 3, 4]), { scaling: 'standard' }))
  if (!result.ok) throw new Error('refused')
  expect(result.data.train.map(({ inputs }) => inputs[1])).toEqual([0, 0, 0, 0])
  expect(result.data.notes).toEqual([
    'y is 5 in every training row, so it is scaled to 0 and tells the network nothing.',
  ])
  expect(scaled(7, fitScale('y', 'minmax', [5, 5]))).toBe(0)
})

test('scales are fitted on the training rows alone and applied to both', () => {
  const xs = [1, 20, 300, 4000, 50_000, 600_000, 7_000_000, 80_000_000]
  const result = dataSetOf(ownChoice(tableOf(xs), { scaling: 'standard' }, 0.5))
  if (!result.ok) throw new Error('refused')
  const { train, test: tested, scales } = result.data
  expect([train.length, tested.length]).toEqual([4, 4])
  const trained = train.map(({ target }) => xs[target]!)
  const mean = trained.reduce((sum, x) => sum + x, 0) / 4
  const deviation = Math.sqrt(trained.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 4)
  expect(scales[0]).toEqual({
    column: 'x',
    scaling: 'standard',
    mean,
    deviation,
    min: Math.min(...trained),
    max: Math.max(...trained),
    constant: false,
  })
  for (const { inputs, target } of [...train, ...tested])
    expect(inputs[0]).toBeCloseTo((xs[target]! - mean) / deviation, 9)
})
