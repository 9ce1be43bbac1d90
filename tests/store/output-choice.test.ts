import { describe, expect, test } from 'vitest'
import { outputChoiceOf, withOutput } from '../../src/store/output-choice.ts'
import { readText } from '../../src/store/typing.ts'

const programOf = (text: string) => {
  const read = readText(text)
  if (!read.ok) throw new Error(read.problem.message)
  return read.program
}
const choiceOf = (text: string) => outputChoiceOf(text, programOf(text))
const chosen = (text: string, name: string): string => withOutput(text, programOf(text), name)
const outputOf = (text: string): string => programOf(text).outputName

const LINES = 'a = 2; b = 3\nc = a * b\nL = c + a'

describe('the output of a program', () => {
  test('is its last statement, and any other value could be', () => {
    expect(choiceOf(LINES)).toEqual({ chosen: '', last: 'L', others: ['a', 'b', 'c'] })
    expect(choiceOf('a * b')).toEqual({ chosen: '', last: '', others: ['a', 'b'] })
  })

  test('is chosen by a last line that says its name, and the graph follows', () => {
    const text = chosen(LINES, 'c')
    expect(text).toBe(`${LINES}\nc`)
    expect(outputOf(text)).toBe('c')
    expect(choiceOf(text)).toEqual({ chosen: 'c', last: 'L', others: ['a', 'b', 'c'] })
  })

  test('is chosen anew in that same line, which goes when the last statement is chosen again', () => {
    const text = chosen(chosen(LINES, 'c'), 'b')
    expect(text).toBe(`${LINES}\nb`)
    expect(chosen(text, '')).toBe(LINES)
  })

  test('a comment and blank lines after the name are no hindrance', () => {
    expect(choiceOf(`${LINES}\nc  # the product\n\n`).chosen).toBe('c')
    expect(chosen(`${LINES}\nc  # the product\n\n`, 'a')).toBe(`${LINES}\na`)
  })

  test('is put into backward(), where the program calls it', () => {
    const text = `${LINES}\nL.backward()\nprint(a.grad)`
    expect(choiceOf(text)).toEqual({ chosen: '', last: 'L', others: ['a', 'b', 'c'] })
    const next = chosen(text, 'c')
    expect(next).toBe(`${LINES}\nc.backward()\nprint(a.grad)`)
    expect(outputOf(next)).toBe('c')
  })

  test('a program of one bare name has nothing else to choose', () => {
    expect(choiceOf('x')).toEqual({ chosen: '', last: 'x', others: [] })
    expect(chosen('x', '')).toBe('x')
  })
})
