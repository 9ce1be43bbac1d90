import { type ReactElement, useEffect, useState } from 'react'
import { useApp } from './app-context.ts'
import { icons } from './icons.tsx'
import { SIZE_NAMES, updatesWord } from './words.ts'

/** First step, Step back, Play or Pause, Step forward, Last step. */
export const StepButtons = (): ReactElement => {
  const first = useApp((s) => s.first)
  const back = useApp((s) => s.back)
  const play = useApp((s) => s.play)
  const pause = useApp((s) => s.pause)
  const forward = useApp((s) => s.forward)
  const last = useApp((s) => s.last)
  const playing = useApp((s) => s.playhead.playing)
  const size = useApp((s) => SIZE_NAMES[s.playhead.size].toLowerCase())
  const atStart = useApp((s) => s.playhead.step === 0 && s.playhead.motion === null)
  const atEnd = useApp((s) => s.playhead.step === s.compiled.schedule.length && s.playhead.motion === null)
  const iteration = useApp((s) => s.iteration)
  const sample = useApp((s) => s.sample)
  const samples = useApp((s) => s.compiled.batch.size)
  const veryStart = atStart && iteration === 0 && sample === 0
  const firstScreen = veryStart && !playing
  const [pulsing, setPulsing] = useState(firstScreen)
  useEffect(() => {
    if (!firstScreen) setPulsing(false)
  }, [firstScreen])
  const hasNext = sample < samples - 1
  const next = hasNext ? 'sample' : `iteration, after ${iteration + 1} ${updatesWord(iteration + 1)}`
  const forwardTitle = atEnd ? `On to the next ${next} (→)` : `One ${size} on (→)`
  const before = sample > 0 ? 'sample' : 'iteration'
  const backTitle =
    atStart && !veryStart ? `Back to the end of the ${before} before (←)` : `One ${size} back (←)`
  return (
    <fieldset className="steps" aria-label="Steps">
      <button
        type="button"
        className="round"
        aria-label="First step"
        title={`First ${atStart && sample > 0 ? 'sample' : 'step'} (Home)`}
        onClick={first}
      >
        {icons.first}
      </button>
      <button
        type="button"
        className="round"
        aria-label="Step back"
        title={backTitle}
        aria-disabled={veryStart}
        onClick={() => back()}
      >
        {icons.back}
      </button>
      <button
        type="button"
        className="round play"
        aria-label={playing ? 'Pause' : 'Play'}
        title={playing ? 'Pause (Space)' : 'Play (Space)'}
        onClick={playing ? pause : play}
      >
        {playing ? icons.pause : icons.play}
      </button>
      <button
        type="button"
        className={pulsing && firstScreen ? 'round pulse' : 'round'}
        onAnimationEnd={() => setPulsing(false)}
        aria-label="Step forward"
        title={forwardTitle}
        onClick={() => forward()}
      >
        {icons.forward}
      </button>
      <button
        type="button"
        className="round"
        aria-label="Last step"
        title={`Last ${atEnd && hasNext ? 'sample' : 'step'} (End)`}
        onClick={last}
      >
        {icons.last}
      </button>
    </fieldset>
  )
}
