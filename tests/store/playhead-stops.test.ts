import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SIZES } from '../../src/engine/step.ts'
import type { PlayheadAction, Position } from '../../src/store/playhead.ts'
import { after, at, back, context, forward, ms, n, pause, play, rest, ticks } from './playhead-actions.ts'

const fixed = { seed: 4, numRuns: 100 }
const sizes = fc.constantFrom(...SIZES)
const places = fc
  .array(fc.integer({ min: 1, max: n }), { maxLength: 8 })
  .map((list) => [...new Set(list)].sort((a, b) => a - b))

/** Plays until playing ends or another iteration begins. */
const played = (from: Position, stops: readonly number[], reducedMotion: boolean, tick = 97): Position => {
  let position = after(from, [play], { ...context, stops, reducedMotion })
  const goesOn = (): boolean => position.playhead.playing && position.iteration === from.iteration
  while (goesOn()) position = after(position, [ms(tick)], { ...context, stops, reducedMotion })
  return position
}

describe('playing', () => {
  test('halts at each stop in order, at every size, with motion and without', () => {
    fc.assert(
      fc.property(
        sizes,
        places,
        fc.boolean(),
        fc.integer({ min: 20, max: 100 }),
        (size, stops, still, tick) => {
          let position = at(0, size, 4)
          for (const stop of stops) {
            position = played(position, stops, still, tick)
            expect(position).toEqual({ ...at(stop, size, 4) })
          }
          if (stops.at(-1) === n) return
          expect(played(position, stops, still, tick).iteration).toBe(1)
        },
      ),
      fixed,
    )
  })

  test('from the middle of a beat halts at the first stop that is still ahead on its clock', () => {
    fc.assert(
      fc.property(sizes, places, fc.integer({ min: 1, max: 999 }), (size, stops, u) => {
        const middle = after(at(0, size, 4), [{ type: 'goTo', step: 0, u: u / 1000 }])
        const whole = middle.playhead.motion!
        const begun = after(middle, [play], { ...context, stops }).playhead.motion!
        expect(begun.to === whole.to || stops.includes(begun.to)).toBe(true)
        expect(begun.from).toBe(whole.from)
        const { iteration, playhead } = played(middle, stops, false)
        if (iteration === 0) expect(stops).toContain(playhead.step)
      }),
      fixed,
    )
  })

  test('turned round from a press back halts at a stop in the beat', () => {
    const pressed = after(at(n, 'pass'), [back, ms(10)])
    const { from } = pressed.playhead.motion!
    const { step } = played(after(pressed, ticks(3, 100)), [from + 1], false).playhead
    expect([from + 1, 0]).toContain(step)
  })

  test('goes on from where it halted when asked to play again', () => {
    const position = played(at(0, 'pass', 4), [10, 11], false)
    expect(played(position, [10, 11], false)).toEqual(at(11, 'pass', 4))
  })

  test('paused in a part of a beat goes on to the stop', () => {
    const given = { ...context, stops: [10] }
    const held = after(at(0, 'pass'), [play, ms(50), pause], given)
    expect(held.playhead.motion).toMatchObject({ from: 0, to: 10, held: true })
    expect(after(held, [play, ...rest], given)).toEqual(at(10, 'pass'))
  })
})

test('presses heed no stop', () => {
  const press = fc.oneof(
    fc.constantFrom(forward, back, pause),
    fc.record({ type: fc.constant('forward' as const), size: sizes }),
    fc.record({ type: fc.constant('goTo' as const), step: fc.integer({ min: 0, max: n }) }),
    fc.integer({ min: 0, max: 300 }).map(ms),
  )
  fc.assert(
    fc.property(fc.array(press, { maxLength: 30 }), places, (actions: readonly PlayheadAction[], stops) => {
      expect(after(at(0), actions, { ...context, stops })).toEqual(after(at(0), actions))
    }),
    fixed,
  )
})
