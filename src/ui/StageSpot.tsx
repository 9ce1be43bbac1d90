import './inspector.css'
import { type ReactElement, useEffect, useState } from 'react'
import { toScreen } from '../render/camera.ts'
import { placesOf } from '../scene/operation-homes.ts'
import { useMoment } from './moment.ts'
import type { StageLook } from './mount-stage.ts'

/** Free room between a glyph and the ring around it, in CSS px. */
const ROOM = 5

/** Rings around a node of an expression on the stage, every copy of it: the one whose text is pointed at. */
export const StageSpot = (props: {
  readonly look: StageLook
  readonly node: number
}): ReactElement | null => {
  const { look, node } = props
  const [, draw] = useState(0)
  useMoment()
  useEffect(() => look.onChange(() => draw((n) => n + 1)), [look])
  const layout = look.layout()
  if (layout?.kind !== 'operation') return null
  const { k } = look.camera()
  return (
    <>
      {placesOf(layout, node).map((at) => {
        const { box } = layout.places[at]!
        const [x, y] = toScreen(look.camera(), [box.x, box.y])
        const [width, height] = [box.w * k + 2 * ROOM, box.h * k + 2 * ROOM]
        return <div key={at} className="ring spot" style={{ left: x - ROOM, top: y - ROOM, width, height }} />
      })}
    </>
  )
}
