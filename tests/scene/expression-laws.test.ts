import { describe, expect, test } from 'vitest'
import { beatAfter, beatBefore } from '../../src/engine/beats.ts'
import { SIZES, type Size } from '../../src/engine/step.ts'
import { expressions } from '../../src/models/expressions.ts'
import type { Picture } from '../../src/scene/mark.ts'
import { type ExpressionStage, expressionOf, expressionStage } from './expression-stage.ts'

const walk = (stage: ExpressionStage, size: Size): void => {
  const { schedule } = stage.momentAt('write', 0)
  const places = [0]
  const seen = [JSON.stringify(stage.rest(size, 0))]
  for (let beat = beatAfter(schedule, size, 0); beat; beat = beatAfter(schedule, size, beat.to)) {
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

const pulses = ({ moving }: Picture) =>
  moving.flatMap((m) => (m.t === 'circle' && m.r > 5 ? [[m.x, m.y]] : []))

describe('pictures of expressions', () => {
  for (const recipe of expressions)
    test(`${recipe.id}: n beats forward and n back give the same marks, byte for byte, at every size`, async () => {
      for (const size of SIZES) walk(await expressionStage(recipe), size)
    })

  test('do not depend on the way that led to them', async () => {
    const [there, fresh] = [
      await expressionStage(expressionOf('cs231n-neuron')),
      await expressionStage(expressionOf('cs231n-neuron')),
    ]
    there.moving('neuron', 0, 0.4)
    there.rest('pass', 44)
    for (const [size, step, u] of [
      ['edge', 39, 0.5],
      ['neuron', 3, 0.3],
      ['layer', 0, 0.6],
    ] as const)
      expect(there.svg(there.moving(size, step, u))).toBe(fresh.svg(fresh.moving(size, step, u)))
  })

  test('keep the items of the last frame that show the same, so that they need no repainting', async () => {
    const stage = await expressionStage(expressionOf('micrograd-readme'))
    const [a, b] = [stage.moving('edge', 0, 0.2), stage.moving('edge', 0, 0.3)]
    expect(b.glyphs).toBe(a.glyphs)
    expect(b.wires).toBe(a.wires)
    const after = stage.rest('edge', 9)
    expect(after.wires).toBe(a.wires)
    const same = after.glyphs.filter((g) => a.glyphs.includes(g)).length
    expect(same).toBeGreaterThan(30)
    expect(same).toBeLessThan(after.glyphs.length)
  })

  test('have finite coordinates only, at every step, size and stage', async () => {
    for (const recipe of expressions) {
      const stage = await expressionStage(recipe)
      const { schedule } = stage.momentAt('write', 0)
      for (const size of SIZES)
        for (let i = 0; i < schedule.length; i = beatAfter(schedule, size, i)!.to)
          for (const u of [0.2, 0.6])
            expect(stage.svg(stage.moving(size, i, u))).not.toMatch(/NaN"|Infinity|undefined/)
    }
  })

  test('move a little at a time: no pulse jumps between neighbouring instants', async () => {
    const stage = await expressionStage(expressionOf('micrograd-readme'))
    const { schedule, graph } = stage.momentAt('write', 0)
    for (let i = 0; i < schedule.length; i = beatAfter(schedule, 'edge', i)!.to) {
      if (schedule.edge[i]! < 0 || graph.nodes[schedule.node[i]!] === undefined) continue
      for (let u = 0.02; u < 0.97; u += 0.01) {
        const [a, b] = [
          pulses(stage.moving('edge', i, u)).at(-1),
          pulses(stage.moving('edge', i, u + 0.01)).at(-1),
        ]
        if (a && b) expect(Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!)).toBeLessThan(36)
      }
    }
  })

  test('send values to the right and gradients to the left', async () => {
    const stage = await expressionStage(expressionOf('colah'))
    const pull = stage.before((s) => s.kind === 'pull')
    const x = (step: number, u: number): number => pulses(stage.moving('write', step, u)).at(-1)![0]!
    expect(x(0, 0.7)).toBeGreaterThan(x(0, 0.3))
    expect(x(pull, 0.7)).toBeLessThan(x(pull, 0.3))
  })

  test('tell what a small beat is about: its edge and both its ends, inside the stage', async () => {
    for (const recipe of expressions) {
      const stage = await expressionStage(recipe)
      const { schedule } = stage.momentAt('write', 0)
      for (let i = 1; i <= schedule.length; i++) {
        const { active } = stage.rest('edge', i)
        const edge = schedule.edge[i - 1]!
        if (edge < 0) continue
        const { from, to } = stage.layout.wires[edge]!
        for (const p of [from, to]) {
          const { box } = stage.layout.places[p]!
          expect(active!.x <= box.x && active!.x + active!.w >= box.x + box.w).toBe(true)
          expect(active!.y <= box.y && active!.y + active!.h >= box.y + box.h).toBe(true)
        }
      }
      expect(stage.rest('pass', schedule.length).active).toBeNull()
      expect(stage.rest('edge', 0).active).toBeNull()
    }
  })
})
