import { expect, test } from 'vitest'
import { frac, num, op, row, sym } from '../../src/engine/formula.ts'
import { formulaText } from '../../src/explain/formula-text.ts'
import { onOneLine } from '../../src/explain/one-line.ts'

test('fractions come onto the line, with parentheses only where more than one thing is below', () => {
  const [m, v, one] = [sym('m'), sym('v'), num(1)]
  const line = onOneLine(row(sym('w'), op('←'), frac(m, row(one, op('−'), v)), op('×'), frac(m, v)))
  expect(JSON.stringify(line)).not.toContain('"frac"')
  expect(formulaText(line)).toBe('w ← m/(1 − v) × m/v')
})
