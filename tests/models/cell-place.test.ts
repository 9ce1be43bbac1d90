import { describe, expect, test } from 'vitest'
import { cellPlace } from '../../src/models/cell-place.ts'

const cellOf = (text: string, row: number, column: string | null): string | null => {
  const place = cellPlace(text, row, column)
  return place && text.slice(place.from, place.to)
}

describe('the place of a cell in the text of a table', () => {
  test('is found by its row and the name of its column', () => {
    expect(cellOf('a,b\n1,2\n3,x', 3, 'b')).toBe('x')
    expect(cellOf('a;b\r\n1;2\r\n3;x\r\n', 2, 'a')).toBe('1')
    expect(cellOf('a\tb\n1\t2', 1, 'b')).toBe('b')
  })

  test('counts blank rows, and quoted cells that hold breaks and delimiters as one', () => {
    expect(cellOf('\na,b\n\n1,x', 4, 'b')).toBe('x')
    expect(cellOf('a,b\n"one, two\nthree",4\n5,x', 3, 'b')).toBe('x')
    expect(cellOf('"a, in m",b\n1,x', 2, 'a, in m')).toBe('1')
  })

  test('is an empty place for an empty cell', () => {
    expect(cellPlace('a,b\n,2', 2, 'a')).toEqual({ from: 4, to: 4 })
  })

  test('of a table without names goes by number', () => {
    expect(cellOf('1,2\n3,x', 2, 'col2')).toBe('x')
  })

  test('is the whole row where no column is named, and none where there is no such row', () => {
    expect(cellOf('a,b\n1', 2, null)).toBe('1')
    expect(cellOf('a,b\n1,2,3', 2, 'nothing of that name')).toBe('1,2,3')
    expect(cellPlace('a,b', 7, 'a')).toBeNull()
  })
})
