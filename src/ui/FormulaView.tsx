import type { ReactElement } from 'react'
import type { Formula } from '../engine/formula.ts'
import { linesOf } from './formula-lines.ts'
import { mathLines } from './mathml.ts'

/** The sizes a formula is set in: how many em fit into the panel, and how wide a letter under a brace is there. */
const FITS = [
  { className: 'formula', width: 14.2, label: 0.37 },
  { className: 'formula long', width: 16.8, label: 0.4 },
  { className: 'formula longest', width: 19.6, label: 0.43 },
] as const

/**
 * Formulas under each other, as one `<math>`, in the largest size that needs no more lines than there are formulas;
 * where none does, in the middle one, broken before operators.
 */
export const FormulaView = ({ lines }: { readonly lines: readonly Formula[] }): ReactElement => {
  const settings = FITS.map(({ className, width, label }) => ({
    className,
    set: lines.flatMap((line) => linesOf(line, width, label)),
  }))
  const { className, set } = settings.find((s) => s.set.length === lines.length) ?? settings[1]!
  return <div className={className}>{mathLines(set)}</div>
}
