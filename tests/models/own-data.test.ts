import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DataChoice, OwnData } from '../../src/models/build.ts'
import { problemText } from '../../src/models/data-problem.ts'
import type { DataSet } from '../../src/models/data-set.ts'
import { dataSetOf } from '../../src/models/data-sets.ts'
import { featuresAt } from '../../src/models/features.ts'
import { ownChoice } from './own-choice.ts'
import { tableMessages } from './table-messages.ts'

const saidOf = (choice: DataChoice): string[] => {
  const result = dataSetOf(choice)
  if (result.ok) return []
  return [...result.problems.map(problemText), ...(result.more > 0 ? [`${result.more} more`] : [])]
}

const dataOf = (text: string, own: Partial<OwnData> = {}): DataSet => {
  const choice = ownChoice(text, own)
  const result = dataSetOf(choice)
  if (!result.ok) throw new Error(saidOf(choice).join(' '))
  return result.data
}

describe('a table that cannot be used', () => {
  test.each(tableMessages)('says why: $case', ({ text, own, says }) => {
    expect(saidOf(ownChoice(text, own))).toEqual(says)
  })

  test('is refused on its own terms only: columns that are not chosen may hold anything', () => {
    expect(saidOf(ownChoice('x,note,t\n1,,3\n2,see above,4', { inputs: ['x'] }))).toEqual([])
  })
})

describe('a table of one’s own', () => {
  test('gives its rows in their order, inputs in the order in which they were chosen', () => {
    const { train, inputs, classes, task } = dataOf('x,y,t\n1,2,3\n4,5,6', { inputs: ['y', 'x'] })
    expect({ inputs, classes, task }).toEqual({ inputs: ['y', 'x'], classes: [], task: 'regression' })
    expect(train.map((row) => [...row.inputs, row.target])).toEqual([
      [2, 1, 3],
      [5, 4, 6],
    ])
  })

  test('can be a single row', () => {
    expect(dataOf('x,y,t\n0.05,0.1,0.01').train).toEqual([
      { at: [0.05, 0.1], inputs: [0.05, 0.1], target: 0.01 },
    ])
  })

  test.each([
    ['0 before 1', '1,1,0', ['0', '1']],
    ['numbers by size', '10,9,-2', ['-2', '9', '10']],
    ['words by their letters', 'no,yes,no', ['no', 'yes']],
    ['numbers before words', 'b,2,1', ['1', '2', 'b']],
  ])('orders its classes: %s', (_, cells, classes) => {
    const text = ['x,t', ...cells.split(',').map((cell) => `1,${cell}`)].join('\n')
    const data = dataOf(text, { inputs: ['x'], task: 'classes' })
    expect(data.classes).toEqual(classes)
    expect(data.train.map(({ target }) => classes[target])).toEqual(cells.split(','))
  })

  test('of one or two inputs lies in a field of scaled numbers, whose features are the inputs', () => {
    const { field, train } = dataOf('x,y,t\n1,10,0\n3,30,1\n2,40,1', { scaling: 'minmax' })
    expect(field).toEqual({
      axes: [
        { name: 'x', from: -0.1, to: 1.1 },
        { name: 'y', from: -0.1, to: 1.1 },
      ],
      features: ['x', 'y'],
    })
    for (const { at, inputs } of train) expect(featuresAt(field!, at!)).toEqual(inputs)
    expect(dataOf('x,t\n5,1\n5,2', { inputs: ['x'] }).field).toEqual({
      axes: [{ name: 'x', from: 4, to: 6 }],
      features: ['x'],
    })
  })

  test('of three inputs or more lies in none', () => {
    const { field, train } = dataOf('x,y,z,t\n1,2,3,4', { inputs: ['x', 'y', 'z'] })
    expect([field, train[0]!.at]).toEqual([null, null])
  })

  test('of large targets says so', () => {
    expect(dataOf('x,y,t\n1,2,250000\n2,3,1').notes).toEqual([
      'The target t reaches 250000 and is not scaled: its loss and gradients are large. A larger unit, or a smaller learning rate, helps.',
    ])
    expect(dataOf('x,y,t\n1,2,-100').notes).toEqual([])
  })

  test('reads numbers as they are written', () => {
    const cells = ['1', '-2.5', '+3', '.5', '4.', '1e3', '2.5E-3', '−7', '007', '-0']
    const text = ['x,t', ...cells.map((cell) => `${cell},1`)].join('\n')
    const inputs = dataOf(text, { inputs: ['x'] }).train.map((row) => row.inputs[0])
    expect(inputs).toEqual([1, -2.5, 3, 0.5, 4, 1000, 0.0025, -7, 7, 0])
  })

  test('is never thrown at, whatever the text', () => {
    const piece = fc.constantFrom(
      '1',
      '-2.5',
      'a',
      'x',
      't',
      '"',
      '""',
      ',',
      ';',
      '\t',
      '\n',
      '\r\n',
      ' ',
      'NaN',
      '\uFEFF',
      '1e400',
      '∞',
      '😀',
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
      fc.string(),
    )
    const task = fc.constantFrom<OwnData['task'][]>('regression', 'binary', 'classes')
    fc.assert(
      fc.property(
        text,
        task,
        fc.constantFrom<OwnData['scaling'][]>('none', 'standard', 'minmax'),
        (body, t, scaling) => {
          for (const whole of [body, `x,y,t\n${body}`, `x;y;t\n1;2;3\n${body}`]) {
            const result = dataSetOf(ownChoice(whole, { task: t, scaling }, 0.3))
            if (result.ok) {
              expect(result.data.train.length).toBeGreaterThan(0)
              for (const row of [...result.data.train, ...result.data.test])
                expect([...row.inputs, row.target].every(Number.isFinite)).toBe(true)
            } else expect(result.problems.length).toBeGreaterThan(0)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})
