import { describe, expect, test } from 'vitest'
import { optimizers } from '../../src/engine/optimizer.ts'
import { makeSchedule } from '../../src/engine/schedule.ts'
import { compile } from '../../src/models/compile.ts'
import { mazur } from '../../src/models/mazur.ts'
import { passAt, placeAt, positionOf, scrubTarget, timelineOf } from '../../src/store/timeline.ts'

const schedule = makeSchedule(compile(mazur), optimizers.sgd, { first: true, last: true })
const timeline = timelineOf(schedule)
const places = Array.from({ length: 4 * timeline.length + 1 }, (_, i) => i / 4)

describe('the timeline', () => {
  test('lays the five passes side by side without gaps', () => {
    expect(timeline.segments.map((s) => s.pass)).toEqual(['forward', 'loss', 'zero', 'backward', 'update'])
    expect(timeline.segments[0]).toMatchObject({ from: 0, start: 0 })
    expect(timeline.segments.at(-1)).toMatchObject({ to: timeline.length, end: 1 })
    timeline.segments.slice(1).forEach((segment, i) => {
      expect([segment.from, segment.start]).toEqual([timeline.segments[i]!.to, timeline.segments[i]!.end])
    })
  })

  test('gives Forward and Backward the most room, and no pass too little for its name', () => {
    const widths = timeline.segments.map((s) => s.end - s.start)
    expect(Math.min(...widths)).toBeGreaterThan(0.109)
    const widest = [...widths].sort((a, b) => b - a).slice(0, 2)
    expect(new Set([widths[0], widths[3]])).toEqual(new Set(widest))
  })

  test('finds every place again from its position', () => {
    for (const place of places) expect(placeAt(timeline, positionOf(timeline, place))).toBeCloseTo(place, 9)
  })

  test('keeps positions in order', () => {
    const positions = places.map((place) => positionOf(timeline, place))
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
  })

  test('answers positions beyond its ends with its ends', () => {
    expect([placeAt(timeline, -1), placeAt(timeline, 2)]).toEqual([0, timeline.length])
  })

  test('ticks where a layer begins inside a pass', () => {
    const starts = timeline.segments.map((s) => s.from)
    expect(timeline.ticks.length).toBeGreaterThan(2)
    for (const tick of timeline.ticks) {
      expect(starts).not.toContain(tick)
      expect(schedule.keys.layer[tick]).not.toBe(schedule.keys.layer[tick - 1])
    }
  })

  test('names the pass of the last write', () => {
    const [forward, loss] = timeline.segments
    expect([0, forward!.to, forward!.to + 1, loss!.to].map((p) => passAt(timeline, p))).toEqual([
      'forward',
      'forward',
      'loss',
      'loss',
    ])
  })
})

describe('scrubbing', () => {
  test.each(['write', 'edge', 'neuron', 'layer', 'pass'] as const)(
    'by %s leads into the beat around the place',
    (size) => {
      for (const place of places.filter((p) => p < timeline.length)) {
        const { step, u } = scrubTarget(schedule, size, place)
        expect(u).toBeGreaterThanOrEqual(0)
        expect(u).toBeLessThan(1)
        expect(step).toBeLessThanOrEqual(place)
        expect(step === 0 || schedule.keys[size][step - 1] !== schedule.keys[size][step]).toBe(true)
      }
    },
  )

  test('beyond the ends stops there', () => {
    expect(scrubTarget(schedule, 'edge', -3)).toEqual({ step: 0, u: 0 })
    expect(scrubTarget(schedule, 'edge', NaN)).toEqual({ step: 0, u: 0 })
    expect(scrubTarget(schedule, 'edge', 1e9)).toEqual({ step: schedule.length, u: 0 })
  })
})
