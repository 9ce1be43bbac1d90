import { type CSSProperties, type ReactElement, useContext } from 'react'
import type { Formula } from '../engine/formula.ts'
import { setFormulas } from './formula-lines.ts'
import { HallContext } from './hall-context.ts'
import { mathLines } from './mathml.ts'

/** Formulas under each other, as one `<math>`, as large as the box around it allows. */
export const FormulaView = ({ lines }: { readonly lines: readonly Formula[] }): ReactElement => {
  const setting = setFormulas(lines, useContext(HallContext))
  const ems = { '--wide': setting.wide.toFixed(2), '--high': setting.high.toFixed(2) } as CSSProperties
  return (
    <div className="formula" style={ems}>
      {mathLines(setting.lines)}
    </div>
  )
}
