import { describe, expect, test } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import { SIZES, type Size } from '../../src/engine/step.ts'
import { hitTest } from '../../src/render/hit-test.ts'
import type { Inset, Picture } from '../../src/scene/mark.ts'
import { LARGE_SHAPES, type LargeShape, largeRecipe } from '../models/large-expressions.ts'
import { type ExpressionStage, expressionStage } from './expression-stage.ts'
import { clash, clashes, labels } from './text-places.ts'

const SMALL: readonly Size[] = ['write', 'edge', 'neuron']
const STAGE = { width: 1056, height: 640 }
/** Shapes whose lenses show one source, two, many, and the same source twice. */
const shapes = ['tree', 'nest', 'sum-of-leaves', 'shared-parts'] as const

const stageOf = (shape: LargeShape, count = 90): Promise<ExpressionStage> =>
  expressionStage(largeRecipe(shape, count, 3))

/** Places spread over a recording, so many apart, and those around the turn to backward. */
const placesOf = ({ momentAt }: ExpressionStage, stride: number): readonly number[] => {
  const { schedule } = momentAt('write', 0)
  const turn = schedule.pass.indexOf(3)
  const spread = Array.from({ length: Math.floor(schedule.length / stride) }, (_, k) => 1 + k * stride)
  return [...spread, turn, turn + 1, turn + 2, schedule.length]
}

const eachLens = async (check: (lens: Inset, picture: Picture, stage: ExpressionStage) => void) => {
  for (const shape of shapes) {
    const stage = await stageOf(shape)
    for (const size of SMALL)
      for (const step of placesOf(stage, 17)) {
        const picture = stage.rest(size, step)
        for (const lens of picture.insets ?? []) check(lens, picture, stage)
      }
  }
}

describe('the lens on what is active', () => {
  test('is there for each small beat, and for no other, where glyphs are too small for their numbers', async () => {
    const stage = await stageOf('tree')
    const { schedule } = stage.momentAt('write', 0)
    for (const size of SIZES)
      for (const step of placesOf(stage, 29)) {
        const kind = schedule.kind[step - 1]!
        const [load, zero] = [0, 3]
        const isSmall = SMALL.includes(size) && kind !== load && kind !== zero
        expect(stage.rest(size, step).insets?.length ?? 0, `${size} ${step}`).toBe(isSmall ? 1 : 0)
      }
    expect((await stageOf('tree', 5)).rest('edge', 4).insets).toBeUndefined()
  })

  test('has text of the usual size however small the picture is', async () => {
    let count = 0
    for (const shape of ['tree', 'chain', 'wide-sum'] as const) {
      const stage = await stageOf(shape, 400)
      const { layout } = stage
      const scale = Math.min(STAGE.width / layout.width, STAGE.height / layout.height)
      const room = { x: 0, y: 0, w: layout.width, h: layout.height }
      for (const step of placesOf(stage, 401))
        for (const { at, marks } of stage.rest('edge', step, { scale, room }).insets ?? [])
          for (const { size } of labels([{ id: 'lens', marks }])) {
            expect(size * at.k * scale).toBeGreaterThanOrEqual(13)
            count++
          }
    }
    expect(count).toBeGreaterThan(50)
  })

  test('writes no text over other text, nor lays a chip on it', () =>
    eachLens(({ marks }) => {
      const chips = marks.flatMap((m) =>
        m.t === 'rect' && ['value', 'gradient', 'update'].includes(m.fill) ? [m] : [],
      )
      const all = labels([{ id: 'lens', marks }])
      const unique = [...new Map(all.map((l) => [`${l.text} ${l.x} ${l.y}`, l])).values()]
      const inChips = unique.filter((l) => chips.some((c) => clash(l, c)))
      expect(inChips).toHaveLength(chips.length)
      expect(clashes(unique)).toEqual([])
    }))

  test('lies in the picture, and on no glyph of its beat', () =>
    eachLens((_, picture, { layout }) => {
      const [card] = picture.above!
      const { x, y, w, h } = card!.box
      expect(x >= 0 && y >= 0 && x + w <= layout.width + 1e-6 && y + h <= layout.height + 1e-6).toBe(true)
      const lit = new Set(picture.attention!.lit)
      for (const { id, box } of picture.glyphs) {
        if (!lit.has(id)) continue
        const [mx, my] = [box.x + box.w / 2, box.y + box.h / 2]
        expect(mx > x && mx < x + w && my > y && my < y + h, `${id} under the lens`).toBe(false)
      }
    }))

  test('is what is pointed at, not the dots that it hides', () =>
    eachLens((_, picture) => {
      const [card, ...glyphs] = picture.above!
      for (const { id, box } of glyphs)
        expect(hitTest(picture, box.x + box.w / 2, box.y + box.h / 2)).toBe(id)
      expect(hitTest(picture, card!.box.x + 1, card!.box.y + 1)).toBe('lens')
    }))

  test('counts the sources that it leaves out', async () => {
    const stage = await stageOf('sum-of-leaves', 2000)
    const { marks } = stage.rest('neuron', 2001).insets![0]!
    expect(labels([{ id: 'lens', marks }]).map(({ text }) => text)).toContain('and 1,996 more')
  })

  test('stays where it is through a beat, and at all steps of one operation', async () => {
    const stage = await stageOf('tree')
    for (const step of placesOf(stage, 31).slice(0, -1)) {
      const rest = (u: number) => stage.moving('edge', step, u).insets?.at(-1)?.at
      expect(rest(0.3)).toEqual(rest(0.9))
    }
  })
})

describe('a picture of a large expression', () => {
  for (const shape of Object.keys(LARGE_SHAPES) as LargeShape[])
    test(`${shape}: is the same whatever led to it`, async () => {
      const [walked, other] = [await stageOf(shape), await stageOf(shape)]
      for (const step of placesOf(walked, 41)) {
        for (const size of SIZES) {
          const { schedule } = walked.momentAt('write', 0)
          if (beatAfter(schedule, size, step - 1)) walked.moving(size, step - 1, 0.4)
          walked.rest(size, Math.max(1, step - 7))
        }
        const fresh = await stageOf(shape)
        expect(JSON.stringify(walked.rest('edge', step))).toBe(JSON.stringify(fresh.rest('edge', step)))
        other.rest('edge', step)
      }
      expect(JSON.stringify(other.rest('edge', 1))).toBe(
        JSON.stringify((await stageOf(shape)).rest('edge', 1)),
      )
    })

  test('has no text on other text, and none outside its glyph, in every detail', async () => {
    for (const [count, detail] of [
      [28, 'small'],
      [58, 'symbol'],
    ] as const) {
      const stage = await expressionStage(largeRecipe('tree', count, 1))
      if (detail === 'small') expect(stage.layout.detail).toBe(detail)
      for (const step of placesOf(stage, 13)) {
        const { glyphs } = stage.rest('edge', step)
        const all = labels(glyphs)
        expect(clashes(all)).toEqual([])
        for (const label of all) {
          const { box } = glyphs.find(({ id }) => id === label.item)!
          expect(label.x >= box.x && label.x + label.w <= box.x + box.w, label.text).toBe(true)
          expect(label.y >= box.y && label.y + label.h <= box.y + box.h, label.text).toBe(true)
        }
      }
    }
  })

  test('shows at a glance how far its numbers have come', async () => {
    const stage = await stageOf('tree', 300)
    const { schedule } = stage.momentAt('write', 0)
    const count = (step: number, hue: string): number =>
      stage
        .rest('pass', step)
        .glyphs.filter(
          ({ id, marks }) => id.startsWith('operation:') && marks[0]?.t === 'circle' && marks[0].fill === hue,
        ).length
    const turn = schedule.pass.indexOf(3)
    expect([count(0, 'value'), count(turn, 'value'), count(turn, 'gradient')]).toEqual([0, 300, 0])
    expect([count(schedule.length, 'value'), count(schedule.length, 'gradient')]).toEqual([0, 300])
  })
})
