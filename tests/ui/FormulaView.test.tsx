// @vitest-environment jsdom
import { render } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { brace, type Formula, frac, matrix, num, op, row, sup, sym, text } from '../../src/engine/formula.ts'
import { widthOf } from '../../src/explain/formula-width.ts'
import { FormulaView } from '../../src/ui/FormulaView.tsx'
import { heightOf, linesOf, setFormulas, setInStrip } from '../../src/ui/formula-lines.ts'

const d = (of: Formula): Formula => row(sym('∂', '', 'gradient'), of)

const show = (...lines: Formula[]): Element => {
  const { container } = render(<FormulaView lines={lines} />)
  return container.querySelector('math')!
}

describe('a formula on the page', () => {
  test('is one <math> in its own namespace, with a row per line', () => {
    const math = show(row(sym('z'), op('='), num(2)), row(op('='), num(3)))
    expect(math.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML')
    expect(math.querySelectorAll('mtr')).toHaveLength(2)
  })

  test('sets a subscript as letter and number', () => {
    const sub = show(sym('z', 'o1')).querySelector('msub')!
    expect([...sub.querySelectorAll('mi')].map((e) => e.textContent)).toEqual(['z', 'o'])
    expect(sub.querySelector('mn')?.textContent).toBe('1')
  })

  test('prints numbers as everywhere, in the hue of what they are', () => {
    const math = show(row(num(0.13849856, 'gradient', 7), op('×'), num(-0.25, 'value', 3), op('+'), num(2)))
    const numbers = [...math.querySelectorAll('mn')]
    expect(numbers.map((n) => n.textContent)).toEqual(['0.1385', '−0.25', '2'])
    expect(numbers.map((n) => n.getAttribute('data-hue'))).toEqual(['gradient', 'value', null])
  })

  test('puts a brace and its words under a factor', () => {
    const under = show(brace(frac(d(sym('E')), d(sym('z', 'o1'))), 'upstream')).querySelector('munder')!
    expect(under.querySelector('mrow.braced > mfrac')).not.toBeNull()
    expect(under.querySelector('mtext')?.textContent).toBe('upstream')
    expect(under.querySelectorAll('mfrac')).toHaveLength(1)
  })

  test('keeps the room for a brace by spaces, which every browser lays out, deeper below a fraction', () => {
    const depthBelow = (body: Formula): number => {
      const gaps = [...show(brace(body, 'part')).querySelectorAll('mrow.braced > mspace')]
      expect(gaps).toHaveLength(2)
      return Number.parseFloat(gaps[1]!.getAttribute('depth')!)
    }
    const plain = depthBelow(row(sym('w', '5'), sym('h', '1')))
    expect(plain).toBeGreaterThan(0.6)
    expect(depthBelow(row(num(2), op('×'), frac(sym('E'), sym('z'))))).toBeGreaterThan(2 * plain)
  })

  test('keeps the height of a row of a matrix, also where only dashes stand', () => {
    const cell = show(matrix([[text('–')]])).querySelector('mrow.matrix mtd')!
    expect(cell.querySelector('mspace')?.getAttribute('height')).toMatch(/^0\.[5-9]\d*em$/)
  })

  test('writes powers, roots and fences as such', () => {
    const body = row(sym('t'), op('−'), sym('a'))
    const math = show(
      row(
        sup({ t: 'paren', body }, num(2)),
        { t: 'root', body },
        { t: 'abs', body },
        { t: 'text', text: 'exp' },
      ),
    )
    expect(math.querySelectorAll('msup, msqrt')).toHaveLength(2)
    expect([...math.querySelectorAll('mo')].map((o) => o.textContent)).toEqual([
      '(',
      '−',
      ')',
      '−',
      '|',
      '−',
      '|',
    ])
    expect(math.querySelector('mi[mathvariant=normal]')?.textContent).toBe('exp')
  })
})

describe('a matrix', () => {
  const two = matrix(
    [
      [num(0.15, 'value', 2), num(-0.2, 'value', 3)],
      [num(0.25, 'value', 4), text('⋯')],
    ],
    '2 × 9',
  )

  test('is a table in brackets, its entries numbers with cell and hue', () => {
    const math = show(row(sym('W'), op('='), two))
    const table = math.querySelector('mrow.matrix > mtable')!
    expect([...table.querySelectorAll('mtr')].map((r) => r.querySelectorAll('mtd').length)).toEqual([2, 2])
    expect(
      [...table.querySelectorAll('mn')].map((n) => [n.textContent, n.getAttribute('data-cell')]),
    ).toEqual([
      ['0.15', '2'],
      ['−0.2', '3'],
      ['0.25', '4'],
    ])
    expect(table.querySelector('mn')?.getAttribute('data-hue')).toBe('value')
    expect([...math.querySelectorAll('mo.bracket')].map((o) => o.textContent)).toEqual(['[', ']'])
  })

  test('says its size below where it is not shown whole', () => {
    expect(show(two).querySelector('munder > mtext')?.textContent).toBe('2 × 9')
    expect(show(matrix([[num(1)]])).querySelector('munder')).toBeNull()
  })

  test('keeps its size of type: lines are broken at operators, and what goes on is marked', () => {
    const wide = matrix([[num(0.12345), num(0.23456), num(0.34567)]])
    const math = show(row(sym('z'), op('='), num(1)), row(op('='), wide, op('+'), wide))
    expect(math.parentElement?.className).toBe('formula growing')
    expect(
      [...math.querySelectorAll(':scope > mtable > mtr')].map((r) => r.className || r.getAttribute('class')),
    ).toEqual([null, 'goes-on', 'goes-on'])
    expect(math.querySelector('mo[form=infix]')?.textContent).toBe('=')
  })

  test('is as wide as its columns and as high as its rows', () => {
    const column = (n: number) => matrix(Array.from({ length: n }, () => [num(0.5)]))
    expect(heightOf(column(3)) - heightOf(column(2))).toBeCloseTo(heightOf(column(2)) - heightOf(column(1)))
    expect(widthOf(column(3))).toBe(widthOf(column(1)))
    expect(widthOf(matrix([[num(0.5), num(0.5)]]))).toBeGreaterThan(2 * widthOf(num(0.5)))
  })
})

describe('fences', () => {
  const stretchy = (body: Formula): (string | null)[] =>
    [...show({ t: 'paren', body }).querySelectorAll('mtd > mrow > mo')].map((o) => o.getAttribute('stretchy'))

  test('stretch around a fraction, wherever it stands inside', () => {
    expect(stretchy(row(num(1), op('+'), sup(frac(num(1), num(2)), num(2))))).toEqual(['true', 'true'])
  })

  test('keep their size around everything else', () => {
    expect(stretchy(brace(row(num(1), op('+'), num(2)), 'weighted sum'))).toEqual(['false', 'false'])
  })
})

describe('breaking a formula into lines', () => {
  const sum = row(num(0.12345), op('+'), row(num(0.23456), op('+'), num(0.34567)))

  test('leaves what fits on one line', () => {
    expect(linesOf(sum, 40)).toHaveLength(1)
  })

  test('breaks before operators only, and loses nothing', () => {
    const lines = linesOf(sum, 8)
    expect(lines.map((line) => line.map((f) => f.t))).toEqual([
      ['num', 'op', 'num'],
      ['op', 'num'],
    ])
  })

  test('gives every term its own line where no two fit', () => {
    expect(linesOf(sum, 1)).toHaveLength(3)
  })

  test('never breaks inside a fraction or a brace', () => {
    expect(linesOf(brace(frac(sum, sum), 'upstream'), 1)).toHaveLength(1)
  })
})

describe('in a strip as wide as the page', () => {
  const eq = (name: string): Formula => row(sym(name), op('='), sym('a'), op('×'), sym('b'))

  test('a result runs on behind its formula where there is room', () => {
    const lines = [eq('y'), row(op('='), num(0.5933), op('≈'), num(0.1385))]
    expect(setFormulas(lines).lines).toHaveLength(2)
    expect(setInStrip(lines).lines).toHaveLength(1)
  })

  test('equations stand side by side', () => {
    expect(setInStrip([eq('x'), eq('y'), eq('z')]).lines).toHaveLength(1)
  })

  test('what is too long for one row takes more', () => {
    const long = row(...Array.from({ length: 30 }, (_, i) => [op('+'), num(i + 0.1234)]).flat())
    expect(setInStrip([long]).lines.length).toBeGreaterThan(1)
  })

  test('numbers that find no room are shortened to what comes out, the last ones first', () => {
    const column = matrix([[num(0.1234)], [num(0.5678)], [num(0.9123)]], '3 × 1')
    const product = (): Formula => row(op('='), column, op('×'), column, op('≈'), column)
    const matrices = (...formulas: Formula[]): number =>
      setInStrip(formulas)
        .lines.flat()
        .filter((f) => f.t === 'matrix').length
    expect(matrices(eq('x'), product())).toBe(3)
    expect(matrices(eq('x'), product(), eq('y'), product(), eq('z'), product())).toBeLessThan(9)
  })
})
