import { describe, expect, test } from 'vitest'
import { withDecimals } from '../../src/explain/format.ts'
import { ourWordFor, quantityPieces, quantityText } from '../../src/explain/quantity.ts'
import { compile } from '../../src/models/compile.ts'
import { mazur } from '../../src/models/mazur.ts'
import { notationOf } from '../../src/models/notation.ts'
import { type NodeRef, nodeAt } from '../../src/models/probe.ts'
import { publishedRowsOf } from '../../src/models/published.ts'
import { textbook } from '../../src/models/textbook.ts'

const printed = (quantity: string): string =>
  quantityPieces(quantity)
    .map(({ text, below }) => (below ? `[${text}]` : text))
    .join('')

describe('the name of a quantity', () => {
  test.each([
    ['net_h1', 'net[h1]', 'net of h₁'],
    ['dE/dout_o1', '∂E/∂out[o1]', '∂E/∂out of o₁'],
    ['dE_o1/dout_h1', '∂E[o1]/∂out[h1]', '∂E of o₁/∂out of h₁'],
    ['dE/dw5', '∂E/∂w₅', '∂E/∂w₅'],
    ['w5 after', 'w₅ after update', 'w₅ after update'],
    ['E after 10000 updates', 'E after 10,000 updates', 'E after 10,000 updates'],
    ['df/d(-sum)', '∂f/∂(−sum)', '∂f/∂(−sum)'],
    ['w0*x0', 'w₀ · x₀', 'w₀ · x₀'],
    ['d = e + c', 'd = e + c', 'd = e + c'],
    [
      'L after adding 0.01 x gradient to a',
      'L after adding 0.01 × gradient to a',
      'L after adding 0.01 × gradient to a',
    ],
  ])('%s is printed %s', (quantity, pieces, text) => {
    expect(printed(quantity)).toBe(pieces)
    expect(quantityText(quantity)).toBe(text)
  })

  test('never holds a letter d that stands for ∂, a star or a hyphen', () => {
    for (const { id } of textbook)
      for (const { quantity } of publishedRowsOf(id)) expect(printed(quantity)).not.toMatch(/\/d|\*|-|_/)
  })
})

describe('our word for a quantity', () => {
  const graph = compile(mazur)
  const notation = notationOf(mazur)
  const node = (ref: NodeRef): number => nodeAt(graph, ref)
  const none = { consumer: -1 }

  test('stands where the source has another one', () => {
    const word = (quantity: string, sought: Parameters<typeof ourWordFor>[3]): string | null =>
      ourWordFor(graph, notation, quantity, sought)
    expect(word('net_h1', { kind: 'value', node: node({ sum: 'h1' }), ...none })).toBe('z')
    expect(word('out_h1', { kind: 'value', node: node('h1'), ...none })).toBe('a')
    expect(word('dE/dnet_o1', { kind: 'gradient', node: node({ sum: 'o1' }), ...none })).toBe('∂E/∂z')
    expect(word('dout_o1/dnet_o1', { kind: 'local', node: node({ sum: 'o1' }), consumer: node('o1') })).toBe(
      '∂a/∂z',
    )
    expect(
      word('dE_o1/dout_h1', { kind: 'contribution', node: node('h1'), consumer: node({ sum: 'o1' }) }),
    ).toBe('o₁’s part of ∂E/∂a')
  })

  test.each([
    ['E', 'value', 'E'],
    ['E after 1 update', 'value', 'E'],
    ['w5 after', 'value', 'w5'],
    ['dE/dw5', 'gradient', 'w5'],
  ] as const)('is left out for %s, which both call the same', (quantity, kind, name) => {
    expect(ourWordFor(graph, notation, quantity, { kind, node: node(name), consumer: -1 })).toBeNull()
  })

  test('is left out where the graph has no such node', () => {
    expect(ourWordFor(graph, notation, 'E', { kind: 'value', node: -1, consumer: -1 })).toBeNull()
  })
})

test.each([
  [0.3775, 6, '0.3775'],
  [0.5932699921071872, 11, '0.59326999211'],
  [-0.019049118258278118, 11, '−0.01904911826'],
  [0.00003510187782978859, 12, '0.000035101878'],
  [0.4999999999999999, 3, '0.5'],
  [-0.0004, 2, '0'],
  [-0, 2, '0'],
  [100, 0, '100'],
  [99.96, 1, '100'],
  [99.6, 0, '100'],
  [Number.NaN, 3, 'NaN'],
  [Number.NEGATIVE_INFINITY, 3, '−∞'],
  [1.5e20, 2, '1.5 × 10²⁰'],
])('%d with at most %d digits behind the point is %s', (x, decimals, text) => {
  expect(withDecimals(x, decimals)).toBe(text)
})
