import type { ReactElement } from 'react'
import type { Formula } from '../engine/formula.ts'
import { linesOf } from './formula-lines.ts'
import { mathLines } from './mathml.ts'

/** How many em of formula fit into the panel, at the usual and at the smaller size. */
const WIDTH = 14
const LONG_WIDTH = 17

/** Formulas under each other, as one `<math>`; a line that would leave the panel is broken before an operator. */
export const FormulaView = ({ lines }: { readonly lines: readonly Formula[] }): ReactElement => {
  const linesAt = (width: number) => lines.flatMap((line) => linesOf(line, width))
  const usual = linesAt(WIDTH)
  const long = usual.length > lines.length
  return (
    <div className={long ? 'formula long' : 'formula'}>{mathLines(long ? linesAt(LONG_WIDTH) : usual)}</div>
  )
}
