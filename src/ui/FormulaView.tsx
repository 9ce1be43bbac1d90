import { type CSSProperties, type ReactElement, useContext } from 'react'
import type { Formula } from '../engine/formula.ts'
import { isCrowded, isGrowing, setFormulas, setGrowing, setInStrip } from './formula-lines.ts'
import { HallContext } from './hall-context.ts'
import { mathLines } from './mathml.ts'

/** Formulas to be set; `beside` or `above` something else they have no whole strip to themselves. */
export interface FormulaViewProps {
  readonly lines: readonly Formula[]
  readonly beside?: boolean
  readonly above?: boolean
}

/**
 * Formulas under each other, as one `<math>`, as large as the box around it allows, or taking the room they need; in the
 * hall's low strip also side by side.
 */
export const FormulaView = ({ lines, beside = false, above = false }: FormulaViewProps): ReactElement => {
  const inHall = useContext(HallContext)
  const grows = !inHall && (isGrowing(lines) || (above && isCrowded(lines)))
  const setting = grows
    ? setGrowing(lines)
    : inHall && !beside
      ? setInStrip(lines, above)
      : setFormulas(lines)
  const ems = { '--wide': setting.wide.toFixed(2), '--high': setting.high.toFixed(2) } as CSSProperties
  return (
    <div className={grows ? 'formula growing' : 'formula'} style={ems}>
      {mathLines(setting.lines)}
    </div>
  )
}
