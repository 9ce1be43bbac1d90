import { type Formula, paren, row, text } from '../engine/formula.ts'

/** A formula with its fractions written on the line, for where many formulas stand below each other: `m/(1 − β₁ᵗ)`. */
export const onOneLine = (f: Formula): Formula => {
  if (f.t === 'frac') return row(f.over, text('/'), f.under.t === 'row' ? paren(f.under) : f.under)
  return f.t === 'row' ? row(...f.items.map(onOneLine)) : f
}
