import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beatAfter, beatCount } from '../../src/engine/beats.ts'
import { motionOf, PAUSE_MS } from '../../src/engine/motion.ts'
import { SIZES, type Size } from '../../src/engine/step.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import { compiledOf } from '../../src/store/compiled.ts'
import {
  LAST_ITERATION,
  movePlayhead,
  type PlayheadAction,
  type PlayheadContext,
  type Position,
  READING_MS,
  restingPlayhead,
} from '../../src/store/playhead.ts'
import type { Speed } from '../../src/store/state.ts'

const contextOf = (recipe = mazur, reducedMotion = false): PlayheadContext => ({
  ...compiledOf(recipe),
  reducedMotion,
})

const context = contextOf()
const still = contextOf(mazur, true)
const n = context.schedule.length

const at = (step: number, size: Size = 'neuron', speed: Speed = 1, iteration = 0): Position => ({
  iteration,
  playhead: { ...restingPlayhead(size, speed), step },
})

const after = (from: Position, actions: readonly PlayheadAction[], given = context): Position =>
  actions.reduce((p, action) => movePlayhead(p, action, given), from)

const forward: PlayheadAction = { type: 'forward' }
const back: PlayheadAction = { type: 'back' }
const play: PlayheadAction = { type: 'play' }
const pause: PlayheadAction = { type: 'pause' }
const ms = (time: number): PlayheadAction => ({ type: 'tick', ms: time })
const ticks = (count: number, time: number): PlayheadAction[] => Array(count).fill(ms(time))
const rest = ticks(200, 100)

const place = ({ iteration, playhead }: Position) => ({
  iteration,
  step: playhead.step,
  moving: playhead.motion !== null,
})
const restingAt = (step: number, iteration = 0) => ({ iteration, step, moving: false })

const ends = (size: Size): number[] => {
  const places = [0]
  for (let b = beatAfter(context.schedule, size, 0); b; b = beatAfter(context.schedule, size, b.to))
    places.push(b.to)
  return places
}

describe('a press', () => {
  const [, first = 0, second = 0, third = 0] = ends('neuron')

  test('plays the next beat from its beginning and rests at its end', () => {
    const begun = after(at(0), [forward])
    expect(begun.playhead.motion).toEqual({
      from: 0,
      to: first,
      size: 'neuron',
      u: 0,
      direction: 1,
      held: false,
    })
    expect(place(after(begun, rest))).toEqual(restingAt(first))
  })

  test('takes exactly as long as the motion at the chosen speed, and half as long backwards', () => {
    const { duration } = motionOf(context.graph, context.schedule, { size: 'neuron', from: 0, to: first })
    const steps = (from: Position, press: PlayheadAction): number => {
      let p = after(from, [press])
      let count = 0
      for (; p.playhead.motion !== null; count++) p = after(p, [ms(1)])
      return count
    }
    expect(steps(at(0), forward)).toBe(duration)
    expect(steps(at(0, 'neuron', 2), forward)).toBe(Math.ceil(duration / 2))
    expect(steps(at(first), back)).toBe(Math.ceil(duration / 2))
  })

  test('of another size leaves the chosen size as it is', () => {
    const p = after(at(0), [{ type: 'forward', size: 'layer' }, ...rest])
    expect(place(p)).toEqual(restingAt(ends('layer')[1]!))
    expect(p.playhead.size).toBe('neuron')
  })

  test('during motion completes that beat and starts the next: n presses are n beats', () => {
    const p = after(at(0), [forward, ms(50), forward, forward])
    expect(p.playhead).toMatchObject({ step: second, motion: { from: second, to: third, u: 0 } })
    expect(place(after(at(third), [back, ms(10), back, back, ...rest]))).toEqual(restingAt(0))
  })

  test('against the motion turns it round where it is', () => {
    const moving = after(at(0), [forward, ms(100)])
    const turned = after(moving, [back])
    expect(turned.playhead.motion).toEqual({ ...moving.playhead.motion, direction: -1 })
    expect(place(after(turned, rest))).toEqual(restingAt(0))
    expect(place(after(turned, [forward, ...rest]))).toEqual(restingAt(first))
  })

  test('in the middle of a beat goes to its end, or to its start', () => {
    expect(place(after(at(3), [forward, ...rest]))).toEqual(restingAt(first))
    expect(place(after(at(3), [back, ...rest]))).toEqual(restingAt(0))
  })

  test('ends playing', () => {
    expect(after(at(0), [play, ms(100), forward]).playhead.playing).toBe(false)
    expect(place(after(at(0), [play, ms(100), back, ...rest]))).toEqual(restingAt(0))
  })

  test('at the end goes on to step 0 of the next iteration, and back from there to the end', () => {
    expect(place(after(at(n), [forward]))).toEqual(restingAt(0, 1))
    expect(place(after(at(0, 'neuron', 1, 1), [back]))).toEqual(restingAt(n))
    expect(place(after(at(n), [forward, back]))).toEqual(restingAt(n))
  })

  test('before the first step of all and after the last one does nothing', () => {
    expect(place(after(at(0), [back]))).toEqual(restingAt(0))
    const last = at(n, 'neuron', 1, LAST_ITERATION)
    expect(place(after(last, [forward]))).toEqual(restingAt(n, LAST_ITERATION))
  })
})

describe('playing', () => {
  test.each(SIZES)(
    'by %s goes through every beat, each seen at rest, and on to the next iteration',
    (size) => {
      let p = after(at(0, size), [play])
      const rests: number[] = []
      for (let i = 0; p.iteration === 0 && i < 100_000; i++) {
        p = after(p, [ms(16)])
        if (p.playhead.motion === null && p.iteration === 0 && p.playhead.step !== rests.at(-1))
          rests.push(p.playhead.step)
      }
      expect(rests).toEqual(ends(size).slice(1))
      expect(p).toMatchObject({ iteration: 1, playhead: { step: 0, playing: true, rest: PAUSE_MS } })
    },
  )

  test('takes the time of all beats and the pauses between them, whatever the frame rate', () => {
    const { graph, schedule } = context
    const beats = beatCount(schedule, 'layer')
    const total = ends('layer')
      .slice(0, -1)
      .map((from) => motionOf(graph, schedule, beatAfter(schedule, 'layer', from)!).duration)
      .reduce((a, b) => a + b, beats * PAUSE_MS)
    for (const frame of [5, 16.7, 40]) {
      let p = after(at(0, 'layer'), [play])
      let time = 0
      for (; p.iteration === 0; time += frame) p = after(p, [ms(frame)])
      expect(Math.abs(time - total)).toBeLessThan(3 * frame)
    }
  })

  test('lets at most 100 ms pass in one tick, so that nothing is skipped unseen', () => {
    expect(after(at(0), [play, ms(60_000)])).toEqual(after(at(0), [play, ms(100)]))
    expect(after(at(0), [play, ms(Number.NaN)]).playhead.motion?.u).toBe(0)
  })

  test('stands still in the middle when paused, and goes on from there', () => {
    const paused = after(at(0), [play, ms(100), pause])
    expect(paused.playhead).toMatchObject({ playing: false, motion: { held: true } })
    expect(after(paused, rest)).toEqual(paused)
    const resumed = after(paused, [play])
    expect(resumed.playhead.motion?.u).toBe(paused.playhead.motion?.u)
    expect(after(resumed, [ms(10)]).playhead.motion!.u).toBeGreaterThan(paused.playhead.motion!.u)
  })

  test('turns a beat that was going back', () => {
    expect(after(at(n), [back, ms(50), play]).playhead).toMatchObject({
      playing: true,
      motion: { direction: 1 },
    })
  })

  test('stops at the last iteration', () => {
    const p = after(at(n, 'pass', 1, LAST_ITERATION), [play, ...ticks(20, 100)])
    expect(p).toMatchObject({ iteration: LAST_ITERATION, playhead: { step: n, playing: false } })
  })
})

describe('with reduced motion', () => {
  test('states change at once, also in the middle of a beat', () => {
    const [, first] = ends('neuron')
    expect(place(after(at(0), [forward], still))).toEqual(restingAt(first!))
    expect(place(after(at(first!), [back], still))).toEqual(restingAt(0))
    expect(place(after(at(0), [{ type: 'goTo', step: 0, u: 0.4 }, forward], still))).toEqual(
      restingAt(first!),
    )
    expect(place(after(after(at(0), [forward, ms(50)]), [ms(16)], still))).toEqual(restingAt(first!))
  })

  test('playing rests long enough to read', () => {
    const [, first, second] = ends('neuron')
    const played = after(at(0), [play, ms(16)], still)
    expect(played.playhead).toMatchObject({ step: first, rest: READING_MS })
    expect(place(after(played, ticks(8, 100), still)).step).toBe(first)
    expect(place(after(played, ticks(10, 100), still)).step).toBe(second)
  })
})

describe('going to a place', () => {
  const goTo = (step: number, u?: number) => after(at(5), [play, { type: 'goTo', step, u }])

  test('is at once, ends playing and stays within the iteration', () => {
    expect(goTo(7).playhead).toMatchObject({ step: 7, motion: null, playing: false })
    expect(goTo(-5).playhead.step).toBe(0)
    expect(goTo(Number.POSITIVE_INFINITY).playhead.step).toBe(n)
    expect(goTo(Number.NaN).playhead).toMatchObject({ step: 5, playing: true })
  })

  test('with u holds the beat after it in the middle', () => {
    const [, first] = ends('neuron')
    const held = goTo(0, 0.25)
    expect(held.playhead.motion).toMatchObject({ from: 0, to: first, u: 0.25, direction: 1, held: true })
    expect(after(held, rest)).toEqual(held)
    expect(place(after(held, [back, ...rest]))).toEqual(restingAt(0))
    expect(place(after(held, [forward, ...rest]))).toEqual(restingAt(first!))
    expect(place(goTo(0, 0))).toEqual(restingAt(0))
    expect(place(goTo(0, 1))).toEqual(restingAt(first!))
    expect(place(goTo(0, Number.NaN))).toEqual(restingAt(0))
    expect(place(goTo(n, 0.5))).toEqual(restingAt(n))
  })
})

describe('properties', () => {
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
