import { type ReactElement, useEffect, useState } from 'react'
import './inspector.css'
import { Inspector } from './Inspector.tsx'
import type { StageLook } from './mount-stage.ts'
import { bindPointer, type Pointed } from './stage-pointer.ts'

/** What pointing at a stage needs: the stage, and what was done there first, before this was loaded. */
export interface StagePointingProps {
  readonly look: StageLook
  readonly first: PointerEvent | KeyboardEvent
}

/** Lets people point at things on the stage, tap them and walk to them. */
export const StagePointing = ({ look, first }: StagePointingProps): ReactElement => {
  const [pointed, setPointed] = useState<Pointed | null>(null)
  useEffect(() => {
    const pointer = bindPointer(look, setPointed)
    pointer.take(first)
    return pointer.stop
  }, [look, first])
  return <Inspector pointed={pointed} />
}
