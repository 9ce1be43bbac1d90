import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DATA_SETS, type DataChoice, type DataSetName } from '../../src/models/build.ts'
import type { DataSet, Row } from '../../src/models/data-set.ts'
import { dataSetOf } from '../../src/models/data-sets.ts'
import { dataSets } from '../../src/models/data-table.ts'
import { features, featuresAt, featuresFor } from '../../src/models/features.ts'

const drawn = DATA_SETS.filter((set) => dataSets[set].draw !== null)
const offered = DATA_SETS.filter((set) => set !== 'own')

const choiceOf = (set: DataSetName, changes: Partial<DataChoice> = {}): DataChoice => ({
  set,
  ...dataSets[set].defaults,
  seed: 7,
  own: null,
  ...changes,
})

const dataOf = (set: DataSetName, changes: Partial<DataChoice> = {}): DataSet => {
  const result = dataSetOf(choiceOf(set, changes))
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '))
  return result.data
}

const refusedOf = (set: DataSetName, changes: Partial<DataChoice>): string[] => {
  const result = dataSetOf(choiceOf(set, changes))
  return result.ok ? [] : result.problems.map(({ message }) => message)
}

const countOf = (rows: readonly Row[], target: number): number =>
  rows.filter((row) => row.target === target).length

const places = ({ train, test: tested }: DataSet): string[] =>
  [...train, ...tested].map(({ at, target }) => JSON.stringify([at, target])).sort()

describe('every data set', () => {
  test.each(DATA_SETS)('%s has a label, one line of description and defaults that fit', (set) => {
    const { label, description, defaults, axes, least } = dataSets[set]
    expect(label).not.toBe('')
    expect(description).toMatch(/^[^\n]{20,110}\.$/)
    expect(defaults.size).toBeGreaterThanOrEqual(least)
    if (axes.length > 0)
      expect(featuresFor(axes.length)).toEqual(expect.arrayContaining([...defaults.features]))
  })

  test.each(offered)('%s is the same for the same seed, to the bit', (set) => {
    expect(dataOf(set)).toEqual(dataOf(set))
  })

  test('is made once for each choice', () => {
    const choice = choiceOf('spiral')
    expect(dataSetOf(choice)).toBe(dataSetOf(choice))
    expect(dataSetOf({ ...choice, seed: 8 })).not.toBe(dataSetOf(choice))
  })

  test.each(offered)('%s gives every row as many finite inputs as it has input units', (set) => {
    const { train, test: tested, inputs } = dataOf(set)
    expect(tested.length).toBe(Math.round(dataSets[set].defaults.size * dataSets[set].defaults.testShare))
    for (const row of [...train, ...tested]) {
      expect(row.inputs).toHaveLength(inputs.length)
      expect([...row.inputs, row.target].every(Number.isFinite)).toBe(true)
    }
  })

  test.each(offered)('%s names classes as its task needs them, and uses them all', (set) => {
    const { task, classes, train } = dataOf(set)
    expect(classes.length).toBe(task === 'regression' ? 0 : task === 'binary' ? 2 : 3)
    for (let k = 0; k < classes.length; k++) expect(countOf(train, k)).toBeGreaterThan(0)
  })
})

describe('data that are drawn', () => {
  test.each(drawn)('%s differ from seed to seed where there is noise', (set) => {
    expect(dataOf(set, { noise: 0.1, seed: 1 })).not.toEqual(dataOf(set, { noise: 0.1, seed: 2 }))
  })

  test.each(drawn)('%s are as many as asked for, from the fewest to 5,000', (set) => {
    for (const size of [dataSets[set].least, 97, 5000]) {
      const { train, test: tested } = dataOf(set, { size, testShare: 0.3 })
      expect(train.length + tested.length).toBe(size)
    }
  })

  test.each(drawn.filter((set) => !['and', 'or'].includes(set)))('%s have every class as often', (set) => {
    const { task, classes, train } = dataOf(set, { size: 120, testShare: 0 })
    if (task === 'regression') return
    classes.forEach((_, k) => {
      expect(countOf(train, k)).toBe(120 / classes.length)
    })
  })

  test.each(drawn)('%s lie in their field while there is no noise', (set) => {
    const { field, train } = dataOf(set, { size: 500, noise: 0, testShare: 0 })
    for (const { at } of train)
      field!.axes.forEach(({ from, to }, k) => {
        expect(at![k]).toBeGreaterThanOrEqual(from)
        expect(at![k]).toBeLessThanOrEqual(to)
      })
  })

  test.each(drawn)('%s are where they were when another share is tested', (set) => {
    expect(places(dataOf(set, { testShare: 0.5 }))).toEqual(places(dataOf(set, { testShare: 0 })))
  })

  test('move by the noise along each axis, and by its standard deviation', () => {
    const clean = dataOf('circles', { size: 5000, noise: 0, testShare: 0 }).train
    const noisy = dataOf('circles', { size: 5000, noise: 0.2, testShare: 0 }).train
    for (const axis of [0, 1]) {
      const moved = clean.map(({ at }, i) => noisy[i]!.at![axis]! - at![axis]!)
      const mean = moved.reduce((sum, d) => sum + d, 0) / moved.length
      const deviation = Math.sqrt(moved.reduce((sum, d) => sum + d * d, 0) / moved.length)
      expect(mean).toBeCloseTo(0, 2)
      expect(deviation).toBeCloseTo(0.2, 2)
    }
  })

  test('begin with the rows of a smaller size', () => {
    const [few, many] = [10, 50].map((size) => dataOf('moons', { size, testShare: 0 }).train)
    expect(many!.slice(0, 10)).toEqual(few)
  })

  test.each([
    ['xor', (a: number, b: number) => a !== b],
    ['and', (a: number, b: number) => a === 1 && b === 1],
    ['or', (a: number, b: number) => a === 1 || b === 1],
  ] as const)('%s is its truth table, in order', (set, truth) => {
    const rows = [0, 1].flatMap((a) =>
      [0, 1].map((b) => ({ at: [a, b], inputs: [a, b], target: +truth(a, b) })),
    )
    expect(dataOf(set).train).toEqual(rows)
    expect(dataOf(set).test).toEqual([])
  })

  test('circles have radius 0.5 and 1, arms of the spiral are half a turn apart', () => {
    for (const { at, target } of dataOf('circles', { noise: 0 }).train)
      expect(Math.hypot(...at!)).toBeCloseTo(target === 0 ? 0.5 : 1, 12)
    for (const { at, target } of dataOf('spiral', { noise: 0 }).train) {
      const angle = (2.5 * Math.PI * (Math.hypot(...at!) - 0.1)) / 0.9 + Math.PI * target
      expect(at![0]).toBeCloseTo(Math.hypot(...at!) * Math.cos(angle), 12)
      expect(at![1]).toBeCloseTo(Math.hypot(...at!) * Math.sin(angle), 12)
    }
  })

  test('neighbouring squares of the checkerboard are of different classes', () => {
    const squareOf = (x: number): number => Math.floor((x + 1) * 1.5)
    for (const { at, target } of dataOf('checkerboard', { noise: 0 }).train)
      expect((squareOf(at![0]!) + squareOf(at![1]!)) % 2).toBe(target)
  })

  test('numbers on a line are those of the function, over the whole of it', () => {
    for (const { at, target } of dataOf('sine', { noise: 0 }).train) expect(target).toBe(Math.sin(at![0]!))
    for (const { at, target } of dataOf('step', { noise: 0 }).train) expect(target).toBe(at![0]! < 0 ? 0 : 1)
    for (const { at, target } of dataOf('line', { noise: 0 }).train)
      expect(target).toBeCloseTo(0.6 * at![0]! + 0.2, 12)
    const xs = dataOf('sine', { size: 64, testShare: 0 }).train.map(({ at }) => at![0]!)
    xs.forEach((x, i) => {
      expect(x).toBeGreaterThanOrEqual(-3.2 + i / 10 - 1e-9)
      expect(x).toBeLessThanOrEqual(-3.2 + (i + 1) / 10 + 1e-9)
    })
  })
})

describe('inputs', () => {
  test('are the features of the place, by their names', () => {
    const all = featuresFor(2)
    const { field, train, inputs } = dataOf('moons', { features: all })
    expect(inputs).toEqual(['x', 'y', 'x²', 'y²', 'xy', 'sinx', 'siny'])
    for (const { at, inputs: numbers } of train) {
      const [x, y] = at as [number, number]
      expect(numbers).toEqual([x, y, x * x, y * y, x * y, Math.sin(x), Math.sin(y)])
      expect(featuresAt(field!, at!)).toEqual(numbers)
    }
  })

  test('stand in the order in which features were chosen', () => {
    expect(featuresAt({ axes: [], features: ['y2', 'x'] }, [2, 3])).toEqual([9, 2])
  })

  test('on a line are features of x alone', () => {
    expect(featuresFor(1)).toEqual(['x', 'x2', 'sinx'])
    expect(dataOf('sine', { features: ['sinx', 'x2'] }).inputs).toEqual(['sinx', 'x²'])
  })

  test('have formulas that are their own', () => {
    const formulas = Object.values(features).map(({ formula }) => formula)
    expect(formulas).toEqual(['x', 'y', 'x²', 'y²', 'x · y', 'sin x', 'sin y'])
  })
})

describe('a choice that does not fit', () => {
  test('is refused in a sentence', () => {
    expect(refusedOf('xor', { size: 3 })).toEqual(['XOR takes 4 to 5,000 rows; the size is 3.'])
    expect(refusedOf('moons', { size: 5001 })).toEqual(['Two moons takes 2 to 5,000 rows; the size is 5001.'])
    expect(refusedOf('moons', { features: [] })).toEqual([
      'There are no inputs: choose at least one feature.',
    ])
    expect(refusedOf('line', { features: ['x', 'xy'] })).toEqual([
      'x · y is no feature of data on a line; choose from x, x², sin x.',
    ])
    expect(refusedOf('moons', { features: ['x2', 'y', 'x2'] })).toEqual([
      'x² is chosen twice; an input is needed once.',
    ])
    expect(refusedOf('own', {})).toEqual(['There is no table yet. Paste or drop one, or type its rows.'])
  })

  test('of a share that leaves nothing to test is kept, and said', () => {
    const { train, test: tested, notes } = dataOf('xor', { testShare: 0.1 })
    expect([train.length, tested.length]).toEqual([4, 0])
    expect(notes).toEqual(['4 rows are too few for this share of test rows: all are trained on.'])
  })
})

describe('Iris', () => {
  test('is 150 flowers of three species in turn, of four measured inputs', () => {
    const { train, inputs, field, scales } = dataOf('iris', { testShare: 0 })
    expect(inputs).toEqual(['sepalLength', 'sepalWidth', 'petalLength', 'petalWidth'])
    expect(field).toBeNull()
    expect(train.map(({ target }) => target)).toEqual(Array.from({ length: 150 }, (_, i) => i % 3))
    expect(train.every(({ at }) => at === null)).toBe(true)
    expect(scales.map(({ mean }) => Number(mean.toFixed(3)))).toEqual([5.843, 3.057, 3.758, 1.199])
    expect(scales.map(({ min, max }) => [min, max])).toEqual([
      [4.3, 7.9],
      [2, 4.4],
      [1, 6.9],
      [0.1, 2.5],
    ])
  })

  test('of two columns lies in a plane', () => {
    const { train, inputs, field } = dataOf('iris', { columns: ['petal length', 'petal width'] })
    expect(inputs).toEqual(['petalLength', 'petalWidth'])
    expect(field?.axes.map(({ name }) => name)).toEqual(['petal length', 'petal width'])
    const all = dataOf('iris', {})
    expect(train.map((row) => row.inputs)).toEqual(all.train.map((row) => row.inputs.slice(2)))
  })

  test('says what is wrong with the columns chosen', () => {
    const problemOf = (columns: readonly string[]) => refusedOf('iris', { columns })[0]
    expect(problemOf([])).toBe('There are no inputs: choose at least one column.')
    expect(problemOf(['petal size'])).toBe(
      'Iris has no column “petal size”; choose from sepal length, sepal width, petal length, petal width.',
    )
    expect(problemOf(['petal width', 'petal width'])).toBe(
      '“petal width” is chosen twice; an input is needed once.',
    )
  })

  test('tests the same share of every species', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
        const { test: tested } = dataOf('iris', { seed, testShare: 0.2 })
        expect([0, 1, 2].map((k) => countOf(tested, k))).toEqual([10, 10, 10])
      }),
      { numRuns: 20 },
    )
  })
})
