import './inspector.css'
import { type ReactElement, useEffect, useMemo, useState } from 'react'
import { cellName } from '../explain/cell-name.ts'
import { toScreen } from '../render/camera.ts'
import { useMoment } from './moment.ts'
import type { StageLook } from './mount-stage.ts'
import { bindPanel } from './panel-pointer.ts'
import { placeOfCell } from './stage-pick.ts'
import { cellOf, useTies } from './use-ties.ts'

/** What tying the panel's numbers to the stage needs: the stage, and what was pointed at before this was loaded. */
export interface StageTiesProps {
  readonly look: StageLook
  readonly first: Element
}

interface Ring {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Pointing {
  readonly number: Element | null
  /** By the keyboard: then it is named aloud. */
  readonly walked: boolean
}

/** Free room between a number and the ring around it, in CSS px. */
const ROOM = 3

const ringOf = ({ shown, camera }: StageLook, cell: number): Ring | null => {
  const now = shown()
  const box = now && placeOfCell(now, cell)
  if (!box) return null
  const { k } = camera()
  const [x, y] = toScreen(camera(), [box.x, box.y])
  return { left: x - ROOM, top: y - ROOM, width: box.w * k + 2 * ROOM, height: box.h * k + 2 * ROOM }
}

/** Outlines on the stage the place of the number that is pointed at in the panel "This step", and names it. */
export const StageTies = ({ look, first }: StageTiesProps): ReactElement | null => {
  const moment = useMoment()
  const [{ number, walked }, point] = useState<Pointing>({ number: first, walked: false })
  const [, draw] = useState(0)
  useEffect(() => bindPanel((next, byKey = false) => point({ number: next, walked: byKey })), [])
  useEffect(() => look.onChange(() => draw((n) => n + 1)), [look])
  // The same element holds another number after a step, once the page is drawn.
  useEffect(() => void (moment && draw((n) => n + 1)), [moment])
  const cell = number?.isConnected ? cellOf(number) : -1
  const pointed = useMemo(() => (cell < 0 ? null : { cells: [cell] }), [cell])
  useTies(pointed, moment)
  if (moment === null || number === null || pointed === null) return null
  const ring = ringOf(look, cell)
  const hue = number.getAttribute('data-hue') ?? 'ink'
  return (
    <>
      {ring && <div className="ring tie" data-hue={hue} style={{ ...ring }} />}
      <div className="sr-only" aria-live="polite">
        {walked && `${cellName(moment, cell)}: ${number.textContent?.replace('−', 'minus ')}`}
      </div>
    </>
  )
}
