import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beatAfter, beatBefore } from '../../src/engine/beats.ts'
import { SIZES, type Size } from '../../src/engine/step.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { stageOf, type TestStage } from './stage.ts'

const walk = (stage: TestStage, size: Size, n: number): void => {
  const { schedule } = stage.momentAt('write', 0)
  const places = [0]
  const seen = [JSON.stringify(stage.rest(size, 0))]
  for (let k = 0; k < n; k++) {
    const beat = beatAfter(schedule, size, places.at(-1)!)
    if (!beat) break
    for (const u of [0, 0.37, 0.5, 0.99]) stage.moving(size, beat.from, u)
    places.push(beat.to)
    seen.push(JSON.stringify(stage.rest(size, beat.to)))
  }
  for (let place = places.at(-1)!; place > 0; ) {
    place = beatBefore(schedule, size, place)!.from
    expect(places).toContain(place)
    expect(JSON.stringify(stage.rest(size, place)) === seen[places.indexOf(place)]).toBe(true)
  }
}

const shapes: fc.Arbitrary<Recipe> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
    seed: fc.nat(99),
  })
  .map(({ sizes, seed }) => layeredRecipe({ sizes, seed, activation: 'sigmoid' }))

describe('law 7', () => {
  for (const size of SIZES)
    test(`Mazur at size ${size}: n beats forward and n back give the same marks, byte for byte`, () => {
      walk(stageOf(mazur), size, 1000)
    })

  test('random networks: the same', () => {
    fc.assert(
      fc.property(shapes, fc.constantFrom(...SIZES), fc.integer({ min: 1, max: 20 }), (recipe, size, n) => {
        walk(stageOf(recipe), size, n)
      }),
      { numRuns: 8, seed: 1 },
    )
  })

  test('a picture does not depend on the way that led to it', () => {
    const [there, fresh] = [stageOf(mazur), stageOf(mazur)]
    there.moving('neuron', 0, 0.4)
    there.rest('pass', 121)
    for (const [size, step, u] of [
      ['edge', 90, 0.5],
      ['neuron', 24, 0.3],
      ['layer', 0, 0.6],
    ] as const)
      expect(there.svg(there.moving(size, step, u))).toBe(fresh.svg(fresh.moving(size, step, u)))
  })
})

describe('a frame', () => {
  test('keeps the items of the last one that show the same, so that they need no repainting', () => {
    const stage = stageOf(mazur)
    const [a, b] = [stage.moving('edge', 0, 0.2), stage.moving('edge', 0, 0.3)]
    expect(b.glyphs).toBe(a.glyphs)
    expect(b.wires).toBe(a.wires)
    const after = stage.rest('edge', 36)
    const same = after.glyphs.filter((g) => a.glyphs.includes(g)).length
    expect(same).toBeGreaterThan(15)
    expect(same).toBeLessThan(after.glyphs.length)
  })

  test('has finite coordinates only, at every step, size and stage', () => {
    const stage = stageOf(mazur)
    const { schedule } = stage.momentAt('write', 0)
    for (const size of SIZES)
      for (let i = 0; i < schedule.length; i = beatAfter(schedule, size, i)!.to)
        for (const u of [0.2, 0.6]) expect(stage.svg(stage.moving(size, i, u))).not.toMatch(/NaN"|Infinity/)
  })

  test('moves a little at a time: nothing in focus jumps between neighbouring instants', () => {
    const stage = stageOf(mazur)
    const place = (u: number) =>
      stage
        .moving('edge', 0, u)
        .moving.filter((m) => m.t === 'circle' && m.r > 6)
        .map((m) => (m.t === 'circle' ? [m.x, m.y] : []))
    for (let u = 0.05; u < 0.9; u += 0.01) {
      const [a, b] = [place(u)[0], place(u + 0.01)[0]]
      if (!a || !b) continue
      expect(Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!)).toBeLessThan(24)
    }
  })
})
