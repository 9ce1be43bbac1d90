import { beatAfter } from '../../src/engine/beats.ts'
import type { Size } from '../../src/engine/step.ts'
import { mazur } from '../../src/models/mazur.ts'
import { compiledOf } from '../../src/store/compiled.ts'
import {
  movePlayhead,
  type PlayheadAction,
  type PlayheadContext,
  type Position,
  restingPlayhead,
} from '../../src/store/playhead.ts'
import type { Compiled, Speed } from '../../src/store/state.ts'

/** What decides where a press leads in a recipe, Mazur's unless said, and its first sample. */
export const contextOf = (recipe = mazur, reducedMotion = false): PlayheadContext & Compiled => ({
  ...compiledOf(recipe),
  reducedMotion,
})

/** Mazur's network. */
export const context = contextOf()
/** Mazur's network where motion is reduced. */
export const still = contextOf(mazur, true)
/** Its number of writes. */
export const n = context.schedule.length

/** A playhead at rest in the first sample. */
export const at = (step: number, size: Size = 'neuron', speed: Speed = 1, iteration = 0): Position => ({
  iteration,
  sample: 0,
  playhead: { ...restingPlayhead(size, speed), step },
})

/** Where actions lead, one after the other. */
export const after = (
  from: Position,
  actions: readonly PlayheadAction[],
  given: PlayheadContext = context,
): Position => actions.reduce((p, action) => movePlayhead(p, action, given), from)

/** A press forward. */
export const forward: PlayheadAction = { type: 'forward' }
/** A press back. */
export const back: PlayheadAction = { type: 'back' }
/** Play. */
export const play: PlayheadAction = { type: 'play' }
/** Pause. */
export const pause: PlayheadAction = { type: 'pause' }
/** Some milliseconds. */
export const ms = (time: number): PlayheadAction => ({ type: 'tick', ms: time })
/** Some ticks of the same length. */
export const ticks = (count: number, time: number): PlayheadAction[] => Array(count).fill(ms(time))
/** Time enough for any motion to end. */
export const rest = ticks(200, 100)

/** What is compared of a position. */
export const place = ({ iteration, playhead }: Position) => ({
  iteration,
  step: playhead.step,
  moving: playhead.motion !== null,
})
/** A position at rest, as `place` gives it. */
export const restingAt = (step: number, iteration = 0) => ({ iteration, step, moving: false })

/** Every place a beat of this size begins or ends at. */
export const ends = (size: Size): number[] => {
  const places = [0]
  for (let b = beatAfter(context.schedule, size, 0); b; b = beatAfter(context.schedule, size, b.to))
    places.push(b.to)
  return places
}
