import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataSetOf } from '../../src/models/data-sets.ts'
import { type Proposal, proposeOwn } from '../../src/models/propose-own.ts'
import { ownChoice } from './own-choice.ts'

const proposalOf = (text: string): Proposal => {
  const proposal = proposeOwn(text)
  if (!proposal.ok) throw new Error(proposal.problems.map(({ message }) => message).join(' '))
  return proposal
}

/** A table of an input x, rising, and these targets. */
const targets = (...cells: readonly (string | number)[]): string =>
  ['x,t', ...cells.map((cell, i) => `${i},${cell}`)].join('\n')

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

describe('the first guess of what a table is', () => {
  test('takes the last column as target and the other columns of numbers as inputs', () => {
    const { own, table } = proposalOf('a,name,b,t\n10,Ann,2,0.5\n11,Bob,3,0.7\n12,Cy,4,0.1')
    expect(own).toMatchObject({ inputs: ['a', 'b'], target: 't', task: 'regression', scaling: 'standard' })
    expect(table.columns).toEqual(['a', 'name', 'b', 't'])
  })

  test('takes another target where the last column is text with too many values', () => {
    const names = range(12).map((i) => `${i},${i % 2},n${i}`)
    expect(proposalOf(['x,t,name', ...names].join('\n')).own).toMatchObject({
      inputs: ['x'],
      target: 't',
      task: 'binary',
    })
  })

  test.each([
    ['two numbers', targets(0, 1, 1, 0), 'binary'],
    ['two words', targets('no', 'yes', 'no'), 'binary'],
    ['three words', targets('a', 'b', 'c', 'a'), 'classes'],
    ['few whole numbers again and again', targets(1, 2, 3, 1, 2, 3), 'classes'],
    ['whole numbers that hardly recur', targets(1, 2, 3, 4, 5, 1), 'regression'],
    ['few numbers that are not whole', targets(0.1, 0.2, 0.3, 0.1, 0.2, 0.3), 'regression'],
    ['many whole numbers', targets(...range(11), ...range(11)), 'regression'],
    ['the same number everywhere', targets(4, 4, 4), 'regression'],
    ['a single row', targets(0.01), 'regression'],
  ])('finds the task of %s', (_, text, task) => {
    expect(proposalOf(text).own.task).toBe(task)
  })

  test('keeps a column with a bad or missing number, which is then shown as a problem', () => {
    const { own } = proposalOf('x,y,t\n1,,0\n2,oops,1\n3,5,0\n4,6,1\n5,NA,1')
    expect(own.inputs).toEqual(['x', 'y'])
    expect(dataSetOf(ownChoice('', own))).toMatchObject({
      ok: false,
      problems: [
        { row: 2, column: 'y' },
        { row: 3, column: 'y' },
        { row: 6, column: 'y' },
      ],
    })
  })

  test('scales nothing that lies within −1…1 already, nor a single row', () => {
    expect(proposalOf('x,y,t\n0,0,0\n0,1,1\n1,0,1\n1,1,0').own.scaling).toBe('none')
    expect(proposalOf('x,y,t\n50,60,1').own.scaling).toBe('none')
    expect(proposalOf('x,y,t\n0,0,0\n0,2,1').own.scaling).toBe('standard')
  })

  test('takes 64 inputs at most', () => {
    expect(proposalOf(`${range(80).join(',')}\n${range(80).join(',')}`).own.inputs).toHaveLength(64)
  })

  test('says what is wrong with a text that is no such table', () => {
    expect(proposeOwn('')).toMatchObject({ ok: false, problems: [{ row: null, column: null }] })
    expect(proposeOwn('a,b\nred,1\nblue,2')).toEqual({
      ok: false,
      problems: [
        {
          row: null,
          column: null,
          message: 'No column besides the target holds numbers. Inputs are numbers: write words as 0 and 1.',
        },
        {
          row: 2,
          column: 'a',
          message: '“red” is not a number. Type a number, or delete the row.',
        },
      ],
      more: 0,
    })
  })

  test('fits: a clean table of numbers can be used as proposed', () => {
    const row = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const text = ['a,b,c', ...rows.map((cells) => cells.join(','))].join('\n')
        const { own } = proposalOf(text)
        expect(dataSetOf({ ...ownChoice(text, own), testShare: 0.2 }).ok).toBe(true)
      }),
    )
  })

  test('never throws, and its own proposal is refused or used', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'1a.,;\t\n" -'), maxLength: 40 }), (text) => {
        const proposal = proposeOwn(text)
        if (proposal.ok) dataSetOf(ownChoice(text, proposal.own))
        else expect(proposal.problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})
