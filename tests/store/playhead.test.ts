import { describe, expect, test } from 'vitest'
import { beatAfter, beatCount } from '../../src/engine/beats.ts'
import { motionOf, PAUSE_MS } from '../../src/engine/motion.ts'
import { SIZES } from '../../src/engine/step.ts'
import {
  isQuestion,
  LAST_ITERATION,
  type PlayheadAction,
  type Position,
  placeTold,
  READING_MS,
} from '../../src/store/playhead.ts'
import {
  after,
  at,
  back,
  context,
  ends,
  forward,
  ms,
  n,
  pause,
  place,
  play,
  rest,
  restingAt,
  still,
  ticks,
} from './playhead-actions.ts'

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
    const lastButOne = at(n, 'neuron', 1, LAST_ITERATION - 1)
    expect(place(after(lastButOne, [forward]))).toEqual(restingAt(0, LAST_ITERATION))
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
    expect(place(goTo(0, 1))).toEqual(restingAt(first!))
    expect(place(goTo(0, Number.NaN))).toEqual(restingAt(0))
    expect(place(goTo(n, 0.5))).toEqual(restingAt(n))
  })

  test('with u = 0 asks about the beat after it', () => {
    expect(isQuestion(goTo(0, 0).playhead)).toBe(true)
    expect(placeTold(goTo(0, 0).playhead)).toBe(0)
    expect(place(goTo(n, 0))).toEqual(restingAt(n))
  })
})
