import type { CSSProperties, ReactElement } from 'react'
import type { Formula } from '../engine/formula.ts'
import { setFormulas, setMatrices } from './formula-lines.ts'
import { hasMatrix, mathLines } from './mathml.ts'

/** Formulas under each other, as one `<math>`, as large as the box around it allows; matrices take the room they need. */
export const FormulaView = ({ lines }: { readonly lines: readonly Formula[] }): ReactElement => {
  const matrices = lines.some(hasMatrix)
  const setting = matrices ? setMatrices(lines) : setFormulas(lines)
  const ems = { '--wide': setting.wide.toFixed(2), '--high': setting.high.toFixed(2) } as CSSProperties
  return (
    <div className={matrices ? 'formula matrices' : 'formula'} style={ems}>
      {mathLines(setting.lines)}
    </div>
  )
}
