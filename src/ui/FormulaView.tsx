import { type CSSProperties, type ReactElement, useContext } from 'react'
import type { Formula } from '../engine/formula.ts'
import { isGrowing, setFormulas, setGrowing } from './formula-lines.ts'
import { HallContext } from './hall-context.ts'
import { mathLines } from './mathml.ts'

/** Formulas under each other, as one `<math>`, as large as the box around it allows, or taking the room they need. */
export const FormulaView = ({ lines }: { readonly lines: readonly Formula[] }): ReactElement => {
  const inHall = useContext(HallContext)
  const grows = isGrowing(lines)
  const setting = grows ? setGrowing(lines) : setFormulas(lines, inHall)
  const ems = { '--wide': setting.wide.toFixed(2), '--high': setting.high.toFixed(2) } as CSSProperties
  return (
    <div className={grows ? 'formula growing' : 'formula'} style={ems}>
      {mathLines(setting.lines)}
    </div>
  )
}
