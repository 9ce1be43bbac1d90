import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import { KINDS, SIZES, type Size } from '../../src/engine/step.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Item, Picture } from '../../src/scene/mark.ts'
import { homesOf } from '../../src/scene/places.ts'
import { stageOf, type TestStage } from './stage.ts'

type Box = Item['box']

const SMALL: readonly Size[] = ['write', 'edge', 'neuron']

const networks = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 }),
    biases: fc.boolean(),
    wide: fc.boolean(),
  })
  .map(({ sizes, biases, wide }) =>
    stageOf(layeredRecipe({ sizes: wide ? [...sizes, 10] : sizes, biases, seed: 3 })),
  )

const holds = (box: Box, inner: Box): boolean =>
  inner.x >= box.x - 1e-9 &&
  inner.y >= box.y - 1e-9 &&
  inner.x + inner.w <= box.x + box.w + 1e-9 &&
  inner.y + inner.h <= box.y + box.h + 1e-9

const at = ([x, y]: readonly [number, number]): Box => ({ x, y, w: 0, h: 0 })

/** The ends of the wires that a beat carries or pulls along, and the pills between. */
const endsOf = (stage: TestStage, from: number, to: number): readonly Box[] => {
  const { schedule } = stage.momentAt('write', 0)
  const { layout } = stage
  const homes = homesOf(layout)
  const boxes: Box[] = []
  for (let i = from; i < to; i++) {
    const kind = KINDS[schedule.kind[i]!]!
    if (kind !== 'carry' && kind !== 'pull') continue
    const home = homes.edge.get(schedule.edge[i]!)
    if (home?.in === 'wire') {
      const wire = layout.wires[home.index]!
      boxes.push(at(wire.from), at(wire.to))
      if (wire.pill) boxes.push(wire.pill)
    }
    if (home?.in === 'term') boxes.push(at(layout.loss!.terms[home.index]!.from), layout.loss!.box)
    if (home?.in === 'bias') boxes.push(layout.neurons[home.index]!.bias!.pill)
  }
  return boxes
}

const eachBeat = (stage: TestStage, size: Size, see: (from: number, to: number) => void): void => {
  const { schedule } = stage.momentAt('write', 0)
  for (let from = 0; from < schedule.length; ) {
    const { to } = beatAfter(schedule, size, from)!
    see(from, to)
    from = to
  }
}

const look = ({ active, attention }: Picture) => ({ active, attention: attention! })

describe('what is active', () => {
  test('holds the edge and both its ends, and lies in the picture, for every small beat of any network', () => {
    fc.assert(
      fc.property(networks, (stage) => {
        const whole = { x: 0, y: 0, w: stage.layout.width, h: stage.layout.height }
        for (const size of SMALL)
          eachBeat(stage, size, (from, to) => {
            const { active, attention } = look(stage.rest(size, to))
            if (active === null) {
              expect(attention.overview).toBe(1)
              return
            }
            expect(active.w > 0 && active.h > 0 && holds(whole, active)).toBe(true)
            expect(holds(active, at([attention.x, attention.y]))).toBe(true)
            const lost = endsOf(stage, from, to).filter((end) => !holds(active, end))
            expect(lost).toEqual([])
          })
      }),
      { numRuns: 15 },
    )
  })

  test.each([
    [2, 4, 4, 1],
    [2, 8, 8, 1],
  ])('holds the chip below a neuron that is open among small ones: %j', (...sizes) => {
    const stage = stageOf(layeredRecipe({ sizes, seed: 5 }), { small: true })
    const { width } = stage.layout
    let seen = 0
    for (const size of ['edge', 'neuron'] as const)
      eachBeat(stage, size, (from) => {
        const picture = stage.moving(size, from, 0.5)
        if (!picture.active || picture.attention!.ink === 'update') return
        const { y, h } = picture.active
        for (const mark of picture.moving) {
          const isChip = mark.t === 'rect' && mark.h === 28 && mark.r === 9 && mark.w < width / 2
          if (!isChip || mark.y < 0) continue
          seen++
          expect(mark.y).toBeGreaterThanOrEqual(y - 1e-9)
          // One that is kept on a full stage may stand a little lower than it would.
          expect(mark.y + mark.h).toBeLessThanOrEqual(y + h + (mark.y === 600 ? 65 : 0) + 1e-9)
        }
      })
    expect(seen).toBeGreaterThan(50)
  })

  test('is everything before the first step, for a pass, and where all gradients are cleared', () => {
    const stage = stageOf(mazur)
    expect(stage.rest('edge', 0).active).toBeNull()
    for (const step of [48, 113, 121]) expect(stage.rest('pass', step).active).toBeNull()
    expect(stage.rest('edge', 84).active).toBeNull()
    expect(stage.rest('write', 84).active).not.toBeNull()
  })

  test('is a layer’s extent for its beat, to be seen whole', () => {
    const stage = stageOf(mazur)
    const { active, attention } = look(stage.rest('layer', 24))
    const [h1, h2, o1] = stage.layout.neurons
    expect(attention.overview).toBe(1)
    for (const { box } of [h1!, h2!]) expect(holds(active!, box)).toBe(true)
    expect(holds(active!, o1!.box)).toBe(false)
  })

  test('names the items that take part', () => {
    const stage = stageOf(mazur)
    const { layout } = stage
    const { attention } = look(stage.rest('edge', 102))
    const wire = layout.wires[4]!
    const [h1, , o1] = layout.neurons
    expect(new Set(attention.lit)).toEqual(
      new Set([`pill:${wire.product}`, `wire:${wire.product}`, `neuron:${h1!.sum}`, `neuron:${o1!.sum}`]),
    )
    expect(attention.ink).toBe('gradient')
  })
})

describe('the look', () => {
  test('goes with the numbers: from left to right forwards, from right to left backwards', () => {
    const stage = stageOf(mazur)
    const xs = (step: number): number[] =>
      [0.6, 0.8, 1].map((u) => look(stage.moving('edge', step, u)).attention.x)
    const [a, b, c] = xs(24)
    expect(a! < b! && b! < c!).toBe(true)
    const [d, e, f] = xs(102)
    expect(d! > e! && e! > f!).toBe(true)
  })

  test('passes from beat to beat without a jump, both ways, however large the beats are', () => {
    const stage = stageOf(mazur)
    for (const size of SIZES)
      eachBeat(stage, size, (from, to) => {
        const pairs = [
          [stage.rest(size, from), stage.moving(size, from, 1e-9)],
          [stage.moving(size, from, 1 - 1e-9), stage.rest(size, to)],
        ] as const
        const whole = { x: 0, y: 0, w: stage.layout.width, h: stage.layout.height }
        for (const [before, after] of pairs) {
          const [one, two] = [before.active ?? whole, after.active ?? whole]
          for (const key of ['x', 'y', 'w', 'h'] as const) expect(two[key]).toBeCloseTo(one[key], 3)
          const overview = (p: Picture): number => (p.active === null ? 1 : p.attention!.overview)
          expect(overview(after)).toBeCloseTo(overview(before), 3)
        }
      })
  })

  test('moves a little at a time within a beat', () => {
    const stage = stageOf(mazur)
    for (const step of [0, 24, 57, 84, 103]) {
      let last = stage.moving('edge', step, 0.001).active
      for (let u = 0.01; u < 1; u += 0.01) {
        const { active } = stage.moving('edge', step, u)
        if (last && active) expect(Math.abs(active.x - last.x) + Math.abs(active.y - last.y)).toBeLessThan(60)
        last = active
      }
    }
  })
})
