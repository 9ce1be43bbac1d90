import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitsFull } from '../../src/layout/detail.ts'
import type { Box, NetworkLayout } from '../../src/layout/layout.ts'
import { layoutSmall } from '../../src/layout/small-layout.ts'
import { SMALL_ROOM } from '../../src/layout/small-sizes.ts'
import { structureOf } from '../../src/layout/structure.ts'
import { compile } from '../../src/models/compile.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import type { LossName } from '../../src/models/losses.ts'

/** Width over height and height of the stage: of a laptop, of a projector, beside a wide panel. */
const ROOMS = [
  [1.87, 562],
  [2.1, 740],
  [1.3, 400],
] as const

const layered = (
  sizes: readonly number[],
  [aspect, height]: readonly [number, number],
  loss: LossName = 'halfSquaredError',
): NetworkLayout => layoutSmall(compile(layeredRecipe({ sizes, loss })), aspect, height)!

const hidden = fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 8 })
const networks = fc
  .record({
    inputs: fc.integer({ min: 1, max: 7 }),
    hidden,
    outputs: fc.integer({ min: 1, max: 10 }),
    loss: fc.constantFrom<LossName>('halfSquaredError', 'softmaxCrossEntropy'),
    room: fc.constantFrom(...ROOMS),
  })
  // A few thousand wires tell as much as tens of thousands.
  .filter(({ hidden: h }) => h.reduce((sum, n, k) => sum + n * (h[k - 1] ?? 7), 0) <= 9000)

const forEachNetwork = (check: (layout: NetworkLayout) => void): void => {
  fc.assert(
    fc.property(networks, ({ inputs, hidden: h, outputs, loss, room }) => {
      check(layered([inputs, ...h, outputs], room, outputs > 1 ? loss : 'halfSquaredError'))
    }),
    { numRuns: 40 },
  )
}

const EPSILON = 1e-9
const overlap = (a: Box, b: Box): boolean =>
  a.x + a.w > b.x + EPSILON &&
  b.x + b.w > a.x + EPSILON &&
  a.y + a.h > b.y + EPSILON &&
  b.y + b.h > a.y + EPSILON

const inside = ({ width, height }: NetworkLayout, b: Box): boolean =>
  b.x >= -EPSILON && b.y >= -EPSILON && b.x + b.w <= width + EPSILON && b.y + b.h <= height + EPSILON

const clashes = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, b, k) => sum + boxes.slice(0, k).filter((other) => overlap(b, other)).length, 0)

/** Everything that stands at rest. */
const atRest = (l: NetworkLayout): readonly Box[] => [
  ...l.columns.map(({ title, x, y }) => {
    const w = SMALL_ROOM.title.perCharacter * title.length
    return { x: x - w / 2, y: y - 14, w, h: 18 }
  }),
  ...l.inputs.map(({ box }) => box),
  ...l.neurons.map(({ box }) => box),
  l.loss!.box,
  l.loss!.strip,
  l.rate!,
]

describe('small glyphs of 1 to 64 units in 1 to 8 layers', () => {
  test('do not overlap, nor do titles, the loss and the learning rate', () => {
    forEachNetwork((l) => expect(clashes(atRest(l))).toBe(0))
  })

  test('stand on the stage, and so do open ones with their strips', () => {
    forEachNetwork((l) => {
      expect(atRest(l).filter((b) => !inside(l, b))).toEqual([])
      const open = l.neurons.flatMap(({ open: o, strip, box }) => [
        o,
        { ...strip, y: strip.y + o.y + o.h - (box.y + box.h) },
      ])
      expect(open.filter((b) => !inside(l, b))).toEqual([])
    })
  })

  test('use the stage from its left edge to its right one', () => {
    forEachNetwork((l) => {
      expect(l.inputs[0]!.box.x).toBeLessThan(12)
      expect(l.loss!.box.x + l.loss!.box.w).toBeGreaterThan(l.width - 12)
    })
  })

  test('have texts where they are wide or high enough for 13 px', () => {
    forEachNetwork((l) => {
      const { w, h } = l.neurons[0]!.box
      if (l.detail === 'compact') {
        expect(h).toBeGreaterThanOrEqual(34)
        expect(w).toBeGreaterThanOrEqual(56)
      } else expect(w).toBeCloseTo(h, 9)
    })
  })
})

describe('a loss with a row for each of three classes', () => {
  const flowers = (height: number) => {
    const layout = layered([4, 5, 3], [2.46, height], 'softmaxCrossEntropy')
    return { ...layout.loss!, detail: layout.detail }
  }

  test('gives up the lines of pulls, then the table, before it lists no row', () => {
    for (let height = 330; height <= 480; height += 10) expect(flowers(height).rows).toBe(3)
    expect([480, 380, 330].map((height) => flowers(height).kind)).toEqual(['softmax', 'softmax', 'terms'])
    expect([480, 380].map((height) => flowers(height).row > 40)).toEqual([true, false])
  })

  test('never only counts the rows that it has no room for', () => {
    forEachNetwork(({ loss }) => expect(loss!.rows === 1 && loss!.terms.length > 1).toBe(false))
  })
})

describe('on a low stage', () => {
  const forEachLow = (check: (layout: NetworkLayout, height: number) => void): void => {
    for (let height = 84; height < 330; height += 6)
      for (const sizes of [
        [2, 4, 3, 1],
        [4, 5, 3],
        [2, 16, 1],
        [2, 8, 8, 8, 10],
      ])
        check(layered(sizes, [900 / height, height]), height)
  }
  const standing = ({ inputs, neurons, loss }: NetworkLayout): readonly Box[] => [
    ...[...inputs, ...neurons].map(({ box }) => box),
    loss!.box,
    { ...loss!.strip, h: 28 },
  ]

  test('nothing is made smaller to fit: the picture is as high as the stage', () => {
    forEachLow((l, height) => expect(l.height).toBe(height))
  })

  test('glyphs and the loss with its gradient stand on it, apart', () => {
    forEachLow((l) => {
      expect(standing(l).filter((b) => !inside(l, b))).toEqual([])
      expect(clashes(standing(l))).toBe(0)
      expect(l.wires.flatMap(({ fan }) => (fan && !inside(l, fan) ? [fan] : []))).toEqual([])
    })
  })

  test('the learning rate goes first, then titles of columns and texts', () => {
    const of = (height: number) => layered([2, 4, 3, 1], [900 / height, height])
    expect([324, 216, 84].map((height) => of(height).columns.length)).toEqual([5, 5, 0])
    expect([324, 216, 84].map((height) => of(height).detail)).toEqual(['compact', 'compact', 'dot'])
    expect(of(324).rate).toBeNull()
    expect([324, 216, 84].map((height) => of(height).loss!.rows)).toEqual([1, 1, 0])
  })
})

describe('the pills of a neuron in focus', () => {
  test('stand on the stage, beside its open glyph and right of where their wires come from', () => {
    forEachNetwork((l) => {
      for (const { fan, from, sum } of l.wires) {
        if (!fan) continue
        const { open } = l.neurons.find((n) => n.sum === sum)!
        expect(inside(l, fan)).toBe(true)
        expect(fan.x).toBeGreaterThan(Math.min(from[0], open.x - fan.w - 8))
        expect(overlap(fan, open)).toBe(false)
      }
    })
  })

  test('do not overlap where they are few', () => {
    const l = layered([2, 8, 8, 1], ROOMS[0])
    const [last] = l.neurons.slice(-1)
    const fan = l.wires.flatMap(({ sum, fan: pill }) => (sum === last!.sum && pill ? [pill] : []))
    expect(fan).toHaveLength(8)
    expect(clashes([...fan, last!.bias!.pill])).toBe(0)
  })

  test('share one place where they are many', () => {
    const l = layered([2, 40, 1], ROOMS[0])
    const { sum } = l.neurons.at(-1)!
    const places = l.wires.filter((w) => w.sum === sum).map(({ fan }) => JSON.stringify(fan))
    expect(new Set(places).size).toBe(1)
  })
})

describe('the detail', () => {
  const isFull = (sizes: readonly number[], [aspect, height]: readonly [number, number]): boolean =>
    fitsFull(structureOf(compile(layeredRecipe({ sizes })))!, aspect, height)

  test('is full for two units wherever they are, and for more where those can be read', () => {
    for (const room of ROOMS) expect(isFull([2, 2, 2], room)).toBe(true)
    expect(isFull([2, 3, 1], [1.87, 562])).toBe(false)
    expect(isFull([2, 3, 1], [1.87, 900])).toBe(true)
    expect(isFull([2, 8, 1], [1.87, 900])).toBe(false)
    expect(isFull([2, 9, 1], [1.87, 9000])).toBe(false)
    // On a narrow stage a part is shown at a time.
    expect(isFull([2, 2, 2, 2, 2, 1], [0, 300])).toBe(true)
    expect(isFull([2, 3, 1], [0, 300])).toBe(false)
  })

  test('falls with the number of units and of layers', () => {
    const details = [[4], [8], [12], [16], [64], Array(8).fill(4), Array(8).fill(16)].map(
      (layers) => layered([2, ...layers, 1], ROOMS[0]).detail,
    )
    expect(details).toEqual(['compact', 'compact', 'compact', 'dot', 'dot', 'compact', 'dot'])
  })

  test('has longer titles where there is room for them', () => {
    const titles = (count: number) =>
      layered([2, ...Array<number>(count).fill(4), 1], ROOMS[0]).columns.map((c) => c.title)
    expect(titles(2)).toEqual(['Input', 'Hidden layer 1', 'Hidden layer 2', 'Output layer', 'Loss'])
    expect(titles(8).slice(0, 3)).toEqual(['Input', 'Hidden 1', 'Hidden 2'])
  })
})
