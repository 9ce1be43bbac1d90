import './inspector.css'
import { type ReactElement, useEffect, useState } from 'react'
import { toScreen } from '../render/camera.ts'
import { useMoment } from './moment.ts'
import type { StageLook } from './mount-stage.ts'
import { walkable } from './stage-pick.ts'

/** Free room between a glyph and the ring around it, in CSS px. */
const ROOM = 4

/** Ids of glyphs, copies of a leaf included: `operation:5`, `leaf:3`, `leaf:3:7`. */
const isOf = (id: string, node: number): boolean => {
  const [kind, number] = id.split(':')
  return (kind === 'operation' || kind === 'leaf') && Number(number) === node
}

/** Rings around a node on the stage, every copy of it: the one whose text is pointed at. */
export const StageSpot = (props: {
  readonly look: StageLook
  readonly node: number
}): ReactElement | null => {
  const { look, node } = props
  const [, draw] = useState(0)
  useMoment()
  useEffect(() => look.onChange(() => draw((n) => n + 1)), [look])
  const now = look.shown()
  if (now === null) return null
  const { k } = look.camera()
  return (
    <>
      {[...walkable(now)].map(([id, box]) => {
        if (!isOf(id, node)) return null
        const [x, y] = toScreen(look.camera(), [box.x, box.y])
        const style = {
          left: x - ROOM,
          top: y - ROOM,
          width: box.w * k + 2 * ROOM,
          height: box.h * k + 2 * ROOM,
        }
        return <div key={id} className="ring spot" data-hue="ink" style={style} />
      })}
    </>
  )
}
