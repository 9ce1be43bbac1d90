import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beatAfter, beatBefore, beatCount, beatOf, passSpans } from '../../src/engine/beats.ts'
import { motionOf, progressAt } from '../../src/engine/motion.ts'
import { makeSchedule, SINGLE } from '../../src/engine/schedule.ts'
import { SIZES } from '../../src/engine/step.ts'
import { buildNetwork, randomNetwork } from './arbitrary.ts'
import { sgd } from './iteration.ts'

const network = buildNetwork({
  sizes: [2, 2, 2],
  activation: 'sigmoid',
  numbers: [0.1, -0.2, 0.3],
  bias: true,
  frozen: true,
  shared: true,
  samples: 1,
})
const schedule = makeSchedule(network, sgd, SINGLE)
const schedules = randomNetwork().map(({ graph }) => ({ graph, schedule: makeSchedule(graph, sgd, SINGLE) }))

describe('beats', () => {
  test('of a 2-2-2 network with frozen biases are as many as its parts', () => {
    const spans = passSpans(schedule)
    const count = (pass: string, size: (typeof SIZES)[number]): number => {
      const span = spans.find((s) => s.pass === pass)!
      return beatCount(schedule, size, span.to, span.from)
    }
    expect(spans.map((s) => s.pass)).toEqual(['forward', 'loss', 'zero', 'backward', 'update'])
    // Per neuron two weights, the bias with Σ, and the activation.
    expect(count('forward', 'edge')).toBe(16)
    expect(count('forward', 'neuron')).toBe(4)
    expect(count('forward', 'layer')).toBe(2)
    // The seed, then the loss, then two layers of two neurons.
    expect(count('backward', 'neuron')).toBe(6)
    expect(count('backward', 'layer')).toBe(4)
    // Seed, four edges of the loss, four activation functions, eight weights, four activations of hidden neurons.
    expect(count('backward', 'edge')).toBe(21)
    expect(count('zero', 'edge')).toBe(1)
    expect(count('update', 'edge')).toBe(8)
    expect(SIZES.map((size) => beatCount(schedule, size)).at(-1)).toBe(5)
  })

  test('forward from any boundary and back again is the same place, and they tile the iteration', () => {
    fc.assert(
      fc.property(schedules, fc.constantFrom(...SIZES), fc.nat(), ({ schedule: s }, size, pick) => {
        let places = 0
        for (let i = 0; i < s.length; places++) {
          const beat = beatAfter(s, size, i)!
          expect(beat.from).toBe(i)
          expect(beatBefore(s, size, beat.to)!.from).toBe(i)
          i = beat.to
        }
        expect(places).toBe(beatCount(s, size))
        const middle = pick % s.length
        const whole = beatOf(s, size, middle)
        expect(beatAfter(s, size, middle)!.to).toBe(whole.to)
        expect(beatBefore(s, size, middle + 1)!.from).toBe(whole.from)
      }),
      { seed: 3 },
    )
  })

  test('stop at the ends', () => {
    expect(beatBefore(schedule, 'edge', 0)).toBeNull()
    expect(beatAfter(schedule, 'edge', schedule.length)).toBeNull()
  })
})

describe('motion', () => {
  test('moves a write only once everything it reads in the beat is there', () => {
    fc.assert(
      fc.property(schedules, fc.constantFrom(...SIZES), ({ graph, schedule: s }, size) => {
        for (let i = 0; i < s.length; ) {
          const beat = beatAfter(s, size, i)!
          const motion = motionOf(graph, s, beat)
          const startOf = (step: number): number => motion.stages[motion.stageOf[step - beat.from]!]!.start
          const written = new Map<number, number>()
          for (let k = beat.from; k < beat.to; k++) {
            const e = s.edge[k]!
            const reads = e < 0 ? [] : [graph.source[e]!, graph.nodeCount + graph.consumer[e]!]
            for (const cell of reads) {
              const by = written.get(cell)
              if (by !== undefined && cell !== s.cell[k]) expect(startOf(k)).toBeGreaterThan(startOf(by))
            }
            written.set(s.cell[k]!, k)
          }
          i = beat.to
        }
      }),
      { numRuns: 40, seed: 5 },
    )
  })

  test('starts at 0, ends at 1, and its stages follow each other', () => {
    for (const size of SIZES)
      for (let i = 0; i < schedule.length; ) {
        const beat = beatAfter(schedule, size, i)!
        const motion = motionOf(network, schedule, beat)
        expect(motion.stages[0]!.start).toBe(0)
        expect(motion.stages.at(-1)!.end).toBeCloseTo(1, 12)
        motion.stages.slice(1).forEach((stage, k) => {
          expect(stage.start).toBe(motion.stages[k]!.end)
        })
        for (let k = beat.from; k < beat.to; k++) {
          expect(progressAt(motion, k, 0)).toBe(0)
          expect(progressAt(motion, k, 1)).toBe(1)
        }
        expect(progressAt(motion, beat.from - 1, 0)).toBe(1)
        expect(progressAt(motion, beat.to, 1)).toBe(0)
        i = beat.to
      }
  })

  test('takes the times of the design: a carry with its product 420 ms, a neuron at most 1.4 s', () => {
    const edge = motionOf(network, schedule, beatAfter(schedule, 'edge', 0)!)
    expect(edge.duration).toBe(420)
    for (let i = 0; i < schedule.length; ) {
      const beat = beatAfter(schedule, 'neuron', i)!
      expect(motionOf(network, schedule, beat).duration).toBeLessThanOrEqual(1400)
      i = beat.to
    }
  })
})
