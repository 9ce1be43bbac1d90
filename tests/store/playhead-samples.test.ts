import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import { SIZES } from '../../src/engine/step.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { LAST_ITERATION, type PlayheadAction, type Position } from '../../src/store/playhead.ts'
import { samePlace, writesBefore } from '../../src/store/samples.ts'
import { after, at, back, contextOf, forward, ms, play, rest } from './playhead-actions.ts'

const batchOf = (samples: number) =>
  contextOf(layeredRecipe({ sizes: [2, 2, 1], samples, batchSize: samples }))
const four = batchOf(4)
const inSample = (sample: number, step: number, iteration = 0): Position => ({
  ...at(step, 'pass', 1, iteration),
  sample,
})
const whereOf = ({ iteration, sample, playhead }: Position) => [iteration, sample, playhead.step]
const lengths = [0, 1, 2, 3].map((sample) => four.batch.at(sample).length)
const fixed = { seed: 3, numRuns: 200 }

describe('a batch', () => {
  test('has four orders of writes at most: of the only, the first, a middle and the last sample', () => {
    const { batch } = batchOf(5)
    const orders = [0, 1, 2, 3, 4].map(batch.at)
    expect(new Set(orders).size).toBe(3)
    expect(orders.map(({ position }) => position)).toEqual([
      { first: true, last: false },
      ...Array(3).fill({ first: false, last: false }),
      { first: false, last: true },
    ])
    expect(batchOf(1).batch.at(0).position).toEqual({ first: true, last: true })
  })

  test.each([1, 2, 3, 4, 40])('of %i samples has as many writes as its samples together', (size) => {
    const { batch } = batchOf(size)
    let sum = 0
    for (let sample = 0; sample < size; sample++) {
      expect(writesBefore(batch, sample)).toBe(sum)
      sum += batch.at(sample).length
    }
    expect(writesBefore(batch, size)).toBe(sum)
  })

  test('of 5,000 samples has a length without any of them being recorded', () => {
    const { batch } = batchOf(5000)
    const [first, middle, last] = [0, 1, 4999].map((sample) => batch.at(sample).length)
    expect(writesBefore(batch, 5000)).toBe(first! + 4998 * middle! + last!)
  })

  test('is no larger than the data', () => {
    expect(contextOf(layeredRecipe({ sizes: [1, 1], samples: 3, batchSize: 10 })).batch.size).toBe(3)
  })
})

describe('stepping through a batch', () => {
  test('leads from the end of a sample to the start of the next, and after the last into the next iteration', () => {
    const ends = lengths.map((length, sample) => inSample(sample, length))
    expect(ends.map((end) => whereOf(after(end, [forward], four)))).toEqual([
      [0, 1, 0],
      [0, 2, 0],
      [0, 3, 0],
      [1, 0, 0],
    ])
  })

  test('leads back from the start of a sample to the end of the one before', () => {
    const starts = [inSample(0, 0, 1), inSample(3, 0), inSample(1, 0)]
    expect(starts.map((start) => whereOf(after(start, [back], four)))).toEqual([
      [0, 3, lengths[3]],
      [0, 2, lengths[2]],
      [0, 0, lengths[0]],
    ])
  })

  test('ends where there is no iteration before or after', () => {
    expect(whereOf(after(inSample(0, 0), [back], four))).toEqual([0, 0, 0])
    const end = inSample(3, lengths[3]!, LAST_ITERATION)
    expect(whereOf(after(end, [forward], four))).toEqual([LAST_ITERATION, 3, lengths[3]])
  })

  test('n beats forward and n back end where they began, through samples and iterations', () => {
    const arbitrary = fc.record({
      samples: fc.integer({ min: 1, max: 4 }),
      sample: fc.integer({ min: 0, max: 3 }),
      size: fc.constantFrom(...SIZES),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      count: fc.integer({ min: 1, max: 30 }),
      waits: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 60, maxLength: 60 }),
    })
    fc.assert(
      fc.property(arbitrary, ({ samples, sample: wanted, size, share, count, waits }) => {
        const given = batchOf(samples)
        const sample = Math.min(wanted, samples - 1)
        const schedule = given.batch.at(sample)
        const step = beatAfter(schedule, size, Math.floor(share * schedule.length))?.to ?? 0
        const start = { ...at(step, size), sample }
        const presses = [...Array(count).fill(forward), ...Array(count).fill(back)]
        const actions = presses.flatMap((press, i): PlayheadAction[] => [press, ms(waits[i]!)])
        expect(after(start, [...actions, ...rest], given)).toEqual(start)
      }),
      fixed,
    )
  })

  test('plays through all samples, each place once', () => {
    let p = after(inSample(0, 0), [play], four)
    const seen: number[][] = []
    for (let i = 0; p.iteration === 0 && i < 100_000; i++) {
      p = after(p, [ms(50)], four)
      const place = whereOf(p)
      if (p.iteration === 0 && p.playhead.motion === null && place.join() !== seen.at(-1)?.join())
        seen.push(place)
    }
    const samples = seen.map(([, sample]) => sample!)
    expect([...samples].sort((a, b) => a - b)).toEqual(samples)
    expect(new Set(seen.map(String)).size).toBe(seen.length)
    for (const [sample, length] of lengths.entries()) expect(seen).toContainEqual([0, sample, length])
    expect(p).toMatchObject({ iteration: 1, sample: 0, playhead: { step: 0, playing: true } })
  })

  test('goes to any place of any sample, and no further than there are', () => {
    const jumpTo = (step: number, sample?: number) =>
      whereOf(after(inSample(1, 5), [{ type: 'goTo', step, sample }], four))
    expect(jumpTo(7)).toEqual([0, 1, 7])
    expect(jumpTo(7, 3)).toEqual([0, 3, 7])
    expect(jumpTo(1e9, 2)).toEqual([0, 2, lengths[2]])
    expect(jumpTo(-1, 9)).toEqual([0, 3, 0])
    expect(jumpTo(3, Number.NaN)).toEqual([0, 1, 5])
  })
})

describe('the same place of another sample', () => {
  const [first, middle, last] = [0, 1, 3].map(four.batch.at)

  test('is the same write: later samples clear fewer gradients', () => {
    const orders = [first!, middle!, last!]
    for (const from of orders)
      for (const to of orders)
        for (let step = 1; step <= from.length; step++) {
          const place = samePlace(from, to, step)
          const isOwn = from.pass[step - 1] !== 2 && (from.pass[step - 1] !== 4 || to === last)
          if (isOwn)
            expect([to.cell[place - 1], to.kind[place - 1]]).toEqual([
              from.cell[step - 1],
              from.kind[step - 1],
            ])
          else expect(place >= 0 && place <= to.length).toBe(true)
        }
  })

  test('of a place in the update is the end of a sample that has none', () => {
    expect(samePlace(last!, first!, last!.length)).toBe(first!.length)
    expect(samePlace(first!, last!, 0)).toBe(0)
  })
})
