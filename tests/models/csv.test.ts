import { dsvFormat } from 'd3-dsv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable, type Table } from '../../src/models/csv.ts'

const tableOf = (text: string): Table => {
  const read = readTable(text)
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join(' '))
  return read.table
}

const cellsOf = (text: string): (readonly string[])[] => tableOf(text).rows.map(({ cells }) => cells)

/** Text that is no number and has no space around it, with the delimiter, quotes and line breaks within. */
const word = (delimiter: string): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom('a', 'ß', '1', ' ', delimiter, '"', '""', '\n', '\r\n', '.', '😀'), {
      maxLength: 6,
    })
    .map((letters) => `z${letters.join('').trim()}`)

/** A delimiter, names and rows that hold it. */
const written = fc
  .record({ delimiter: fc.constantFrom(',', ';', '\t'), columns: fc.integer({ min: 2, max: 5 }) })
  .chain(({ delimiter, columns }) => {
    const cells = { minLength: columns, maxLength: columns }
    return fc.record({
      delimiter: fc.constant(delimiter),
      names: fc.uniqueArray(word(delimiter), cells),
      rows: fc.array(fc.array(word(delimiter), cells), { minLength: 1, maxLength: 8 }),
    })
  })

describe('reading a table', () => {
  test('gives back what d3-dsv has written, with each delimiter', () => {
    fc.assert(
      fc.property(written, ({ delimiter, names, rows }) => {
        const read = tableOf(dsvFormat(delimiter).formatRows([names, ...rows]))
        expect(read).toMatchObject({ delimiter, columns: names })
        expect(read.rows.map(({ cells }) => cells)).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })

  test('keeps delimiters, quotes and line breaks within quoted cells', () => {
    expect(cellsOf('a,b\n"1,2;3\t4","say ""yes""\r\nor no"\n')).toEqual([['1,2;3\t4', 'say "yes"\r\nor no']])
  })

  test.each([
    ['commas', 'a,b\n1,2', ','],
    ['semicolons', 'a;b\n1;2', ';'],
    ['tabs', 'a\tb\n1\t2', '\t'],
    ['semicolons beside decimal commas', '1,5;2,5\n3,5;4,5', ';'],
    ['tabs beside commas', 'a, b\tc\n1,5\t2', '\t'],
    ['commas beside a semicolon in one row', 'a,b\n1,x;y\n2,z', ','],
    ['semicolons although a row is too short', 'a;b;c\n1;2\n1;2;3', ';'],
  ])('finds %s', (_, text, delimiter) => {
    const read = readTable(text)
    if (read.ok) expect(read.table.delimiter).toBe(delimiter)
    else
      expect(read.problems[0]!.message).toBe('It has 2 cells where the first row has 3. Add what is missing.')
  })

  test('takes Windows, Unix and old line ends, a byte order mark and spaces around cells alike', () => {
    for (const text of [
      'a,b\n1,2\n3,4',
      '\uFEFFa,b\r\n1,2\r\n3,4\r\n',
      'a,b\r1,2\r3,4',
      ' a ,b\t\n1 , 2\n 3,4\n\n',
    ])
      expect(tableOf(text)).toMatchObject({
        columns: ['a', 'b'],
        rows: [{ cells: ['1', '2'] }, { cells: ['3', '4'] }],
        notes: [],
      })
  })

  test('counts rows as in the file, blank ones too', () => {
    expect(tableOf('\na,b\n\n1,2\n\n\n3,4\n').rows.map(({ row }) => row)).toEqual([4, 7])
  })

  test('leaves out rows of empty cells and says so', () => {
    expect(tableOf('a,b\n1,2\n,\n')).toMatchObject({
      rows: [{ row: 2 }],
      notes: ['A row of empty cells is left out.'],
    })
    expect(tableOf('a,b\n1,2\n,\n,\n').notes).toEqual(['2 rows of empty cells are left out.'])
  })

  test('calls the columns of a table of numbers col1 and so on, and says so', () => {
    const note =
      'Row 1 holds numbers, so the columns are called col1 to col3. Put a row of names on top to name them.'
    expect(tableOf('1,2,3\n4,5,6')).toMatchObject({ columns: ['col1', 'col2', 'col3'], notes: [note] })
    expect(tableOf('1,2,3').rows).toEqual([{ row: 1, cells: ['1', '2', '3'] }])
    expect(tableOf('5.1,3.5,setosa\n6,3,virginica')).toMatchObject({
      rows: [{ row: 1 }, { row: 2 }],
      notes: [note],
    })
  })

  test('takes names that are numbers for names where a word stands above a number', () => {
    expect(tableOf('label,0,1\n7,0.5,0.25')).toMatchObject({ columns: ['label', '0', '1'], notes: [] })
  })

  test('takes decimal commas only where semicolons separate', () => {
    expect(tableOf('a;b\n1,5;2').decimalComma).toBe(true)
    expect(tableOf('a,b\n1.5,2').decimalComma).toBe(false)
    expect(tableOf('a\tb\n1.5\t2').decimalComma).toBe(false)
  })
})
