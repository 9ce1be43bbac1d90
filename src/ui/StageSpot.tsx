import './inspector.css'
import { type ReactElement, useEffect, useState } from 'react'
import { type Box, holds } from '../render/box.ts'
import { toScreen } from '../render/camera.ts'
import { placesOf } from '../scene/operation-homes.ts'
import { useApp } from './app-context.ts'
import { Inspector } from './Inspector.tsx'
import { useMoment } from './moment.ts'
import type { MountedStage, StageLook } from './mount-stage.ts'
import { cellsOf, walkable } from './stage-pick.ts'

/** Free room between a glyph and the ring around it, in CSS px. */
const ROOM = 5

/** On a stage that is lower than this a card would hide what it is about. */
const LOW = 240

interface Spot {
  readonly id: string
  readonly box: Box
}

/** Where a node of an expression stands, every copy of it, or the neuron that an activation belongs to. */
const spotsOf = (look: StageLook, node: number): readonly Spot[] => {
  const layout = look.layout()
  if (layout?.kind === 'operation')
    return placesOf(layout, node).map((at) => ({ id: `operation:${node}`, box: layout.places[at]!.box }))
  const now = look.shown()
  if (now === null || layout === null) return []
  const { firstEdge, source } = now.moment.graph
  const id = `neuron:${source[firstEdge[node]!]}`
  const box = walkable(now).get(id)
  return box === undefined ? [] : [{ id, box }]
}

/** Rings around what is pointed at elsewhere on the page; where it was pressed, its numbers stand beside it. */
export const StageSpot = (props: {
  readonly look: StageLook
  readonly centre: MountedStage['centre']
  readonly node: number
}): ReactElement | null => {
  const { look, centre, node } = props
  const isLooked = useApp((s) => s.spotted?.looked === true)
  const [, draw] = useState(0)
  useMoment()
  useEffect(() => look.onChange(() => draw((n) => n + 1)), [look])
  useEffect(() => {
    const [spot] = isLooked ? spotsOf(look, node) : []
    if (!spot) return
    const [x, y] = [spot.box.x + spot.box.w / 2, spot.box.y + spot.box.h / 2]
    const { width, height } = look.size()
    if (!holds({ x: 0, y: 0, w: width, h: height }, ...toScreen(look.camera(), [x, y]))) centre(x, y)
  }, [look, centre, node, isLooked])
  const { k } = look.camera()
  const spots = spotsOf(look, node).map(({ id, box }) => {
    const [x, y] = toScreen(look.camera(), [box.x, box.y])
    return { id, x: x - ROOM, y: y - ROOM, w: box.w * k + 2 * ROOM, h: box.h * k + 2 * ROOM }
  })
  const now = look.shown()
  const [first] = spots
  return (
    <>
      {spots.map(({ x, y, w, h }) => (
        <div key={`${x} ${y}`} className="ring spot" style={{ left: x, top: y, width: w, height: h }} />
      ))}
      {isLooked && now && first && look.size().height >= LOW && (
        <Inspector
          pointed={{
            id: first.id,
            cells: cellsOf(now, first.id),
            // Beside the ring, so that the card never stands on it.
            x: first.x + first.w,
            y: first.y - 3 * ROOM,
            ring: null,
          }}
        />
      )}
    </>
  )
}
