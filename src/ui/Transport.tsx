import { type ReactElement, useId } from 'react'
import { SPEEDS, type Speed } from '../store/state.ts'
import { useApp } from './app-context.ts'
import { Choice } from './Choice.tsx'
import { Counts, UpdateButtons } from './Iterations.tsx'
import { icons } from './icons.tsx'
import { StepButtons } from './StepButtons.tsx'
import { SIZE_NAMES, SIZES_IN_ORDER } from './words.ts'

const sizes = SIZES_IN_ORDER.map((value) => ({ value, text: SIZE_NAMES[value] }))
const speeds = SPEEDS.map((value: Speed) => ({
  value,
  text: value === 0.5 ? '½×' : value === SPEEDS.at(-1) ? 'Max' : `${value}×`,
}))

/** Where there is room for it the sheet is no sheet, and what it holds stands in the row: the style sheet decides. */
const IN_THE_ROW = { display: 'var(--more, contents)' } as const

/** Everything that moves the playhead: in one row, or on a narrow page with speed and updates behind a button. */
export const Transport = (): ReactElement => {
  const id = useId()
  const size = useApp((s) => s.playhead.size)
  const speed = useApp((s) => s.playhead.speed)
  const setSize = useApp((s) => s.setSize)
  const setSpeed = useApp((s) => s.setSpeed)
  return (
    <div className="transport">
      <StepButtons />
      <div className="sizes">
        <Choice name="Step size" label="Step by" options={sizes} value={size} onChoose={setSize} />
      </div>
      <button
        type="button"
        className="button icon more"
        aria-label="More"
        title="Speed and updates"
        popoverTarget={id}
      >
        {icons.more}
      </button>
      <div id={id} popover="auto" className="more-sheet" style={IN_THE_ROW}>
        <Choice name="Speed" label="Speed" options={speeds} value={speed} onChoose={setSpeed} />
        <UpdateButtons />
        <Counts />
      </div>
      <span className="hints" aria-hidden="true">
        <kbd>Space</kbd>
        <kbd>←</kbd>
        <kbd>→</kbd>
      </span>
    </div>
  )
}
