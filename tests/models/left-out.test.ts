import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable, type Table } from '../../src/models/csv.ts'
import { leftOut } from '../../src/models/left-out.ts'
import { proposeOwn } from '../../src/models/propose-own.ts'

const tableOf = (text: string): Table => {
  const read = readTable(text)
  if (!read.ok) throw new Error(text)
  return read.table
}

/** What is said of the columns that the first guess leaves out. */
const said = (text: string): string[] => {
  const proposal = proposeOwn(text)
  if (!proposal.ok) throw new Error(proposal.problems[0]?.message)
  return leftOut(proposal.table, proposal.own)
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

describe('columns that are left out', () => {
  test.each([
    [
      'a word',
      'a,b,y\n1,foo,3\n4,5,6',
      '1 cell holds no number. Row 2: “foo” is not a number. Type a number, or delete the row.',
    ],
    [
      'thousands',
      'a,b,y\n1,"1,000",3\n4,"2,000",6',
      'no cell holds a number. Row 2: “1,000” groups its digits. Type them without separators.',
    ],
    [
      'points between thousands',
      'a;b;y\n1;1.234,5;3\n4;2.234,5;6',
      'no cell holds a number. Row 2: “1.234,5” groups its digits. Type them without separators.',
    ],
    [
      'a decimal comma',
      'a,b,y\n1,"2,5",3\n4,"3,5",6',
      'no cell holds a number. Row 2: “2,5” has a decimal comma. Type a point instead.',
    ],
    [
      'a date',
      'a,b,y\n1,2026-01-05,3\n4,2026-01-06,6',
      'no cell holds a number. Row 2: “2026-01-05” is a date. Write it as a number, such as the days since the first.',
    ],
    [
      'true and false',
      'a,b,y\n1,true,3\n4,false,6',
      'no cell holds a number. Row 2: “true” is a word. Write 1 and 0 instead.',
    ],
    [
      'a number beyond all',
      'a,b,y\n1,1e400,3\n4,1e400,6',
      'no cell holds a number. Row 2: “1e400” is too large: numbers go up to 1e100. Use a larger unit.',
    ],
    [
      'nothing',
      'a,b,y\n1,,3\n4,,6',
      'no cell holds a number. Row 2: The cell is empty. Type a number, or delete the row.',
    ],
  ])('for %s are named with the cell and what mends it', (_, text, why) => {
    expect(said(text)).toEqual([`“b” is left out: ${why}`])
  })

  test('are also the last one where it can be no target', () => {
    const one = ['x,t,kind', ...range(4).map((i) => `${i},${i}.5,same`)].join('\n')
    expect(said(one)).toEqual([
      '“kind” is left out: no cell holds a number. Row 2: “same” is not a number. Type a number, or delete the row. It is no target: every row is of the class “same”.',
    ])
    const many = ['x,t,name', ...range(12).map((i) => `${i},${i}.5,n${i}`)].join('\n')
    expect(said(many)[0]).toContain(
      'It is no target: it has 12 different words, and there may be 10 classes.',
    )
    expect(said('x,t,y\n1,2,\n3,4,')[0]).toContain('It is no target: every cell is empty.')
  })

  test('are those beyond as many inputs as there may be', () => {
    const wide = `${range(66).map((i) => `c${i}`)}\n${range(66)}\n${range(66).map((i) => i + 0.5)}`
    expect(said(wide)).toEqual(['“c64” is left out: there may be 64 inputs. Leave another out to use it.'])
  })

  test('are none that somebody unpresses, and none of a clean table', () => {
    expect(leftOut(tableOf('a,b,y\n1,2,3\n4,5,6'), { inputs: ['a'], target: 'y' })).toEqual([])
    expect(said('a,b,y\n1,2,3\n4,5,6')).toEqual([])
    expect(said('a,b,kind\n1,2,x\n4,5,z')).toEqual([])
  })

  test('are told of: every column is an input, the target, or named', () => {
    const cell = fc.constantFrom('1', '2.5', 'foo', '', 'true', '1e400', 'NA')
    const row = fc.array(cell, { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const proposal = proposeOwn(['a,b,c,d', ...rows.map((cells) => cells.join(','))].join('\n'))
        if (!proposal.ok) return
        const { own, table } = proposal
        const named = leftOut(table, own).map((line) => /^“(.)”/.exec(line)?.[1])
        expect([...own.inputs, own.target, ...named].sort()).toEqual(['a', 'b', 'c', 'd'])
      }),
    )
  })
})
