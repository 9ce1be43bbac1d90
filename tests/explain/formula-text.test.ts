import { describe, expect, test } from 'vitest'
import {
  abs,
  brace,
  call,
  type Formula,
  frac,
  joined,
  matrix,
  num,
  op,
  paren,
  root,
  row,
  sup,
  sym,
  text,
} from '../../src/engine/formula.ts'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import { formulaText, numbersOf } from '../../src/explain/formula-text.ts'
import { namesOf } from '../../src/explain/names.ts'
import { prettyName } from '../../src/explain/scripts.ts'
import { spelled } from '../../src/explain/sentence.ts'

const x = sym('x')
const cases: readonly (readonly [string, Formula])[] = [
  ['x + y', joined('+', [x, sym('y')])],
  ['−x', row(op('−'), x)],
  ['w₅ = z_o1', row(sym('w', '5'), op('='), sym('z', 'o1'))],
  ['½(x)²', row(frac(num(1), num(2)), sup(paren(x), num(2)))],
  ['1/(1 + e^(−x))', frac(num(1), row(num(1), op('+'), sup(sym('e'), row(op('−'), x))))],
  ['x⁻²', sup(x, num(-2))],
  ['√(x + 1)', root(row(x, op('+'), num(1)))],
  ['|x|', abs(x)],
  ['max(0, x)', call('max', num(0), x)],
  ['x', brace(x, 'upstream')],
  ['0.1235', num(0.123456, 'value')],
  [
    '[0.15, 0.2; 0.25, 0.3]x',
    row(
      matrix([
        [num(0.15), num(0.2)],
        [num(0.25), num(0.3)],
      ]),
      x,
    ),
  ],
  ['[1; ⋮; 9] (9 × 1)', matrix([[num(1)], [text('⋮')], [num(9)]], '9 × 1')],
]

describe('formulaText', () => {
  test.each(cases)('prints %s', (printed, formula) => {
    expect(formulaText(formula)).toBe(printed)
  })
})

describe('spelled', () => {
  test('keeps numbers as numbers, in reading order', () => {
    const [a, b, c] = [num(1.5, 'value', 3), num(2.5, 'value', 4), num(3.5, 'value', 5)] as const
    const pieces = spelled(row(frac(a, b), sup(paren(c), a), num(2)))
    expect(pieces.map((p) => (p.t === 'words' ? p.text : p.cell))).toEqual([3, '/', 4, '(', 5, ')^', 3, '2'])
    expect(numbersOf(row(frac(a, b), root(c))).map((n) => n.cell)).toEqual([3, 4, 5])
  })
})

describe('prettyName', () => {
  test.each([
    ['w5', 'w₅'],
    ['b12', 'b₁₂'],
    ['h1_2', 'h₁,₂'],
    ['t_o1', 't of o₁'],
    ['x', 'x'],
    ['θ3', 'θ₃'],
    ['1/2', '1/2'],
  ])('writes %s as %s', (name, text) => {
    expect(prettyName(name)).toBe(text)
  })
})

describe('namesOf', () => {
  test('calls a leaf without a name by its position, a constant by its number, and a fixed leaf by its name', () => {
    const b = graphBuilder()
    const names = namesOf(b.build(b.leaf('', 1)), { loss: 'L', neurons: [] })
    expect(names.text(0)).toBe('L')
    b.leaf('', 2, { needsGradient: true })
    b.leaf('', 2)
    b.leaf('k', 3)
    const more = namesOf(b.build(0), { loss: 'L', neurons: [] })
    expect(more.text(1)).toBe('v₁')
    expect(more.gradient(1)).toBe('∂L/∂v₁')
    expect(more.text(2)).toBe('2')
    expect(more.text(3)).toBe('k')
  })
})
