import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import { SIZES } from '../../src/engine/step.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import { type PlayheadAction, READING_MS } from '../../src/store/playhead.ts'
import {
  after,
  at,
  back,
  context,
  contextOf,
  ends,
  forward,
  ms,
  n,
  pause,
  play,
  rest,
} from './playhead-actions.ts'

describe('the playhead', () => {
  const fixed = { seed: 2, numRuns: 200 }
  const sizes = fc.constantFrom(...SIZES)
  const recipes = fc
    .tuple(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }), fc.integer({ min: 0 }))
    .map(([sizes, seed]) =>
      layeredRecipe({ sizes, activation: 'tanh', outputActivation: 'identity', loss: 'squaredError', seed }),
    )
  const waits = (count: number) =>
    fc.array(fc.integer({ min: 0, max: 300 }), { minLength: count, maxLength: count })

  test('n beats forward and n back from a beat boundary end where they began, whenever the presses come', () => {
    const arbitrary = fc.record({
      recipe: fc.oneof(fc.constant(mazur), recipes),
      size: sizes,
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      count: fc.integer({ min: 1, max: 12 }),
      waits: waits(24),
    })
    fc.assert(
      fc.property(arbitrary, ({ recipe, size, share, count, waits: pauses }) => {
        const given = contextOf(recipe)
        const { schedule } = given
        const somewhere = Math.floor(share * schedule.length)
        const start = at(beatAfter(schedule, size, somewhere)?.to ?? 0, size)
        const presses = [...Array(count).fill(forward), ...Array(count).fill(back)]
        const actions = presses.flatMap((press, i): PlayheadAction[] => [press, ms(pauses[i] ?? 0)])
        expect(after(start, [...actions, ...rest], given)).toEqual(start)
      }),
      fixed,
    )
  })

  test('n presses during motion lead as far as n beats one by one', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 30 }), waits(30), (size, count, pauses) => {
        const presses = Array.from({ length: count }, (): PlayheadAction => forward)
        const quick = presses.flatMap((press, i): PlayheadAction[] => [press, ms(pauses[i] ?? 0)])
        const slow = presses.flatMap((press): PlayheadAction[] => [press, ...rest])
        expect(after(at(0, size), [...quick, ...rest])).toEqual(after(at(0, size), slow))
      }),
      fixed,
    )
  })

  test('within a motion it does not matter how time is divided into ticks', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.constantFrom(forward, back),
        fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 10 }),
        (size, press, parts) => {
          const sum = parts.reduce((a, b) => a + b, 0)
          const start = after(at(ends(size)[1]!, size), [press])
          const whole = after(start, [ms(sum)]).playhead
          const divided = after(start, parts.map(ms)).playhead
          expect({ ...divided, motion: null }).toEqual({ ...whole, motion: null })
          expect(divided.motion?.u).toBeCloseTo(whole.motion?.u ?? Number.NaN, 9)
        },
      ),
      fixed,
    )
  })

  test('any actions whatever keep it in bounds', () => {
    const action: fc.Arbitrary<PlayheadAction> = fc.oneof(
      fc.constantFrom(play, pause),
      fc.record({ type: fc.constantFrom('forward' as const, 'back' as const), size: sizes }),
      fc.record({ type: fc.constant('tick' as const), ms: fc.double() }),
      fc.record({ type: fc.constant('goTo' as const), step: fc.double(), u: fc.double() }),
      fc.record({ type: fc.constant('size' as const), size: sizes }),
      fc.record({ type: fc.constant('speed' as const), speed: fc.constantFrom(0.5 as const, 4 as const) }),
    )
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), fc.boolean(), (actions, reducedMotion) => {
        const { iteration, playhead } = after(at(0), actions, { ...context, reducedMotion })
        const { step, motion, rest: left } = playhead
        expect(iteration).toBeGreaterThanOrEqual(0)
        expect(Number.isInteger(step) && step >= 0 && step <= n).toBe(true)
        expect(left >= 0 && left <= READING_MS).toBe(true)
        if (motion === null) return
        expect(motion.u >= 0 && motion.u <= 1).toBe(true)
        expect(0 <= motion.from && motion.from < motion.to && motion.to <= n).toBe(true)
        expect([motion.from, motion.to]).toContain(step)
      }),
      fixed,
    )
  })
})
