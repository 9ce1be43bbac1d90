import type { ReactElement } from 'react'
import { SPEEDS, type Speed } from '../store/state.ts'
import { useApp } from './app-context.ts'
import { Choice } from './Choice.tsx'
import { Iterations } from './Iterations.tsx'
import { StepButtons } from './StepButtons.tsx'
import { SIZE_NAMES, SIZES_IN_ORDER } from './words.ts'

const sizes = SIZES_IN_ORDER.map((value) => ({ value, text: SIZE_NAMES[value] }))
const speeds = SPEEDS.map((value: Speed) => ({ value, text: value === 0.5 ? '½×' : `${value}×` }))

/** Everything that moves the playhead, in one row. */
export const Transport = (): ReactElement => {
  const size = useApp((s) => s.playhead.size)
  const speed = useApp((s) => s.playhead.speed)
  const setSize = useApp((s) => s.setSize)
  const setSpeed = useApp((s) => s.setSpeed)
  return (
    <div className="transport">
      <StepButtons />
      <div className="choices">
        <Choice name="Step size" label="Step by" options={sizes} value={size} onChoose={setSize} />
        <Choice name="Speed" label="Speed" options={speeds} value={speed} onChoose={setSpeed} />
      </div>
      <Iterations />
      <span className="hints" aria-hidden="true">
        <kbd>Space</kbd>
        <kbd>←</kbd>
        <kbd>→</kbd>
      </span>
    </div>
  )
}
