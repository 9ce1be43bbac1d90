import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SIZES } from '../../src/engine/step.ts'
import { isQuestion, type PlayheadAction, type PlayheadContext, placeTold } from '../../src/store/playhead.ts'
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
} from './playhead-actions.ts'

const holding: PlayheadContext = { ...context, hold: true }
const holdingStill: PlayheadContext = { ...holding, reducedMotion: true }

describe('where results are held', () => {
  const [, first, second] = ends('neuron') as [number, number, number]

  test('the first press asks and the second shows', () => {
    const asked = after(at(0), [forward, ...rest], holding)
    expect(isQuestion(asked.playhead)).toBe(true)
    expect(placeTold(asked.playhead)).toBe(0)
    const shown = after(asked, [forward], holding)
    expect(isQuestion(shown.playhead)).toBe(false)
    expect(placeTold(shown.playhead)).toBe(first)
    expect(place(after(shown, rest, holding))).toEqual(restingAt(first))
  })

  test('a press back from a question takes back the question alone', () => {
    const asked = after(at(first), [forward], holding)
    expect(after(asked, [back], holding)).toEqual(at(first))
  })

  test('a press back shows the place before without asking', () => {
    expect(place(after(at(second), [back, ...rest], holding))).toEqual(restingAt(first))
  })

  test('playing shows without asking, also from a question', () => {
    const asked = after(at(0), [forward, play, ms(1)], holding)
    expect(isQuestion(asked.playhead)).toBe(false)
    const played = after(at(0), [play, ...rest, pause], holding)
    expect(played.playhead.step).toBeGreaterThan(second)
  })

  test('reduced motion asks and shows at once', () => {
    const asked = after(at(0), [forward], holdingStill)
    expect(isQuestion(asked.playhead)).toBe(true)
    expect(place(after(asked, [forward], holdingStill))).toEqual(restingAt(first))
  })

  test('the end of an iteration is left without a question', () => {
    expect(place(after(at(n), [forward], holding))).toEqual(restingAt(0, 1))
  })

  test('turning it off leaves the question, and the next press shows', () => {
    const asked = after(at(0), [forward], holding)
    expect(place(after(asked, [forward, ...rest]))).toEqual(restingAt(first))
  })

  const sizes = fc.constantFrom(...SIZES)
  const waits = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 60, maxLength: 60 })
  const timed = (presses: readonly PlayheadAction[], pauses: readonly number[]): PlayheadAction[] =>
    presses.flatMap((press, i) => [press, ms(pauses[i] ?? 0)])

  test('2n presses forward are n beats and n back undo them, whenever they come', () => {
    const arbitrary = fc.record({
      size: sizes,
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      count: fc.integer({ min: 1, max: 12 }),
      waits,
      reducedMotion: fc.boolean(),
    })
    fc.assert(
      fc.property(arbitrary, ({ size, share, count, waits: pauses, reducedMotion }) => {
        const given = { ...holding, reducedMotion }
        const places = ends(size)
        const from = Math.floor(share * (places.length - 1))
        const beats = Math.min(count, places.length - 1 - from)
        const start = at(places[from]!, size)
        const on = after(start, timed(Array(2 * beats).fill(forward), pauses), given)
        expect(after(on, rest, given)).toEqual(at(places[from + beats]!, size))
        expect(after(on, [...timed(Array(beats).fill(back), pauses), ...rest], given)).toEqual(start)
      }),
      { seed: 3, numRuns: 200 },
    )
  })

  test('after an odd number of presses the beat is a question', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 20 }), waits, (size, half, pauses) => {
        const places = ends(size)
        const beats = Math.min(half, places.length - 2)
        const asked = after(at(0, size), timed(Array(2 * beats + 1).fill(forward), pauses), holding)
        expect(isQuestion(asked.playhead)).toBe(true)
        expect(asked.playhead.motion).toMatchObject({ from: places[beats]!, to: places[beats + 1]! })
      }),
      { seed: 3, numRuns: 100 },
    )
  })
})
