import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from '../../src/store/typing.ts'
import { linesOf, type TextMark } from '../../src/ui/program-pieces.ts'
import { nodeAtText, textOfNode } from '../../src/ui/program-places.ts'

const TEXT = 'a = 2; b = -3; c = 10; f = -2\nL = (a*b + c) * f'

const program = (text: string) => {
  const read = readText(text)
  if (!read.ok) throw new Error(read.problem.message)
  return read.program
}
const nodeName = (text: string, from: number, to = from): string => {
  const { model } = program(text)
  const node = nodeAtText(text, program(text), from, to)
  if (node < 0) return 'none'
  return node < model.leaves.length
    ? model.leaves[node]!.name
    : model.operations[node - model.leaves.length]!.op
}
const at = (text: string, piece: string): [number, number] => {
  const from = text.indexOf(piece)
  return [from, from + piece.length]
}

describe('a place in a text means', () => {
  test('the leaf whose name or number it is in', () => {
    expect(nodeName(TEXT, 0)).toBe('a')
    expect(nodeName(TEXT, ...at(TEXT, '-3'))).toBe('b')
    expect(nodeName(TEXT, TEXT.length)).toBe('f')
  })

  test('the smallest operation that holds the selection', () => {
    expect(nodeName(TEXT, ...at(TEXT, 'a*b'))).toBe('mul')
    expect(nodeName(TEXT, ...at(TEXT, 'b + c'))).toBe('sum')
    expect(nodeName(TEXT, TEXT.indexOf('+'))).toBe('sum')
    expect(nodeName(TEXT, ...at(TEXT, '(a*b + c) * f'))).toBe('mul')
  })

  test('the operation that a name stands for', () => {
    const text = 'c = a + b\nL = c * a'
    expect(nodeName(text, 0)).toBe('sum')
    expect(nodeName(text, ...at(text, 'c *'))).toBe('mul')
    expect(nodeName(text, text.indexOf('c *'))).toBe('sum')
  })

  test('nothing in a comment or across statements', () => {
    const text = 'L = a * b # the product'
    expect(nodeName(text, text.length)).toBe('none')
    expect(nodeName(TEXT, 0, TEXT.length)).toBe('none')
  })

  test('and every node can be found again by its own text', () => {
    const { model } = program(TEXT)
    for (let node = 0; node < model.leaves.length + model.operations.length; node++)
      for (const { from, to } of textOfNode(program(TEXT), node).whole)
        expect(nodeAtText(TEXT, program(TEXT), from, to)).toBe(node)
  })
})

const kinds = ['lit', 'sign', 'spot', 'remark', 'error'] as const

test('pieces make up the text, line by line, and each is marked as all its characters are', () => {
  const marks = (length: number) =>
    fc.array(
      fc
        .tuple(fc.nat(length), fc.nat(length), fc.constantFrom(...kinds))
        .map(([a, b, kind]): TextMark => ({ from: Math.min(a, b), to: Math.max(a, b), kind })),
      { maxLength: 6 },
    )
  const cases = fc
    .string({ unit: fc.constantFrom('a', '+', ' ', '\n'), maxLength: 30 })
    .chain((text) => fc.tuple(fc.constant(text), marks(text.length)))
  fc.assert(
    fc.property(cases, ([text, given]) => {
      const lines = linesOf(text, given)
      expect(lines.map(({ pieces }) => pieces.map((p) => p.text).join('')).join('\n')).toBe(text)
      for (const { pieces } of lines)
        for (const piece of pieces) {
          if (piece.text === '') expect(piece.marks).toBe('error')
          for (let i = piece.at; i < piece.at + piece.text.length; i++) {
            const wanted = kinds.filter((kind) =>
              given.some((m) => m.kind === kind && m.from <= i && i < m.to),
            )
            expect(piece.marks.split(' ').filter(Boolean).sort()).toEqual([...wanted].sort())
          }
        }
    }),
  )
})
